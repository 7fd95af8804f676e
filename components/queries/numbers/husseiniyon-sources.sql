-- How many sources does the article on Husseini'yon cite?
select count(*)::integer as value
from citations
where article_id = 'husseiniyon'
