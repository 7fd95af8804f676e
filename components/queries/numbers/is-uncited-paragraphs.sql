-- How many paragraphs of the article on Islamic State cite no source?
select count(*)::integer as value
from paragraphs p
where p.article_id = 'islamic-state'
  and not exists (select 1 from citations c where c.paragraph_id = p.paragraph_id)
