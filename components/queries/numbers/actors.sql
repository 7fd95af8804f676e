-- How many actors do the articles name?
select count(*)::integer as value from actors
