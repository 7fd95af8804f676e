-- How many events does each article tell, and how many of them are dated?
-- skill: First steps
select a.front_label as front, count(*) as events, count(coalesce(e.date_start, e.date_end)) as dated
from events e
join articles a using (article_id)
group by all
order by events desc, front
