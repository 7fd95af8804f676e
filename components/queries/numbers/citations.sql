-- How many sources do the articles cite in brackets?
select count(*)::integer as value from citations
