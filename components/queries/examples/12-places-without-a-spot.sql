-- Which places are named that no point can stand for?
-- skill: Joins
select p.name, p.kind, p.where_precision, count(e.event_id) as events
from places p
left join events e using (place_id)
where p.lat is null or p.where_precision not in ('point', 'city', 'exact')
group by all
order by events desc, p.name
limit 20
