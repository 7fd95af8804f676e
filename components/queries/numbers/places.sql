-- How many places do the articles name?
select count(*)::integer as value from places
