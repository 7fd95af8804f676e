-- How many articles are coded?
select count(*)::integer as value from articles
