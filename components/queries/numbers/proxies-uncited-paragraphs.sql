-- How many paragraphs of the article on Iran-backed militias cite no source?
select count(*)::integer as value
from paragraphs p
where p.article_id = 'iranian-proxies'
  and not exists (select 1 from citations c where c.paragraph_id = p.paragraph_id)
