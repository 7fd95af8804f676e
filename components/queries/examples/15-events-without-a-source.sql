-- Which events carry no source of their own?
-- skill: The audit
select a.front, count(*) as uncited, round(100 * count(*) / sum(count(*)) over (), 1) as percent_of_them
from events e
join articles a using (article_id)
where e.sources = 0
group by all
order by uncited desc, a.front
