-- How many paragraphs does the article on Iran-backed militias have?
select count(*)::integer as value
from paragraphs
where article_id = 'iranian-proxies'
