-- Which events of different fronts may have happened on the same days?
-- skill: Intervals
select a.title as one, b.title as other, greatest(a.date_start, b.date_start) as from_day, least(a.date_end, b.date_end) as to_day
from events a
join events b on a.article_id < b.article_id and a.date_start <= b.date_end and b.date_start <= a.date_end
where a.date_precision in ('day', 'month') and b.date_precision in ('day', 'month') and not a.umbrella and not b.umbrella
order by from_day, one, other
