-- Which actors tie fronts together?
-- skill: Joins
select a.name, count(distinct m.article_id) as fronts, list(distinct m.article_id order by m.article_id) as articles
from (select distinct p.article_id, x.id from mentions x join paragraphs p using (paragraph_id) where x.kind = 'actor') m
join actors a on a.actor_id = m.id
group by a.actor_id, a.name
having count(distinct m.article_id) > 1
order by fronts desc, a.name
