-- How do the dated events of each year add up?
-- skill: Windows
with years as (
  select year(date_start) as year, count(*)::int as events
  from events
  where date_start is not null and date_precision in ('day', 'month', 'season')
  group by all
)
select year, events, sum(events) over (order by year)::int as so_far
from years
order by year
