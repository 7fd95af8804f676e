-- How many outlets do the articles cite?
select count(*)::integer as value from outlets
