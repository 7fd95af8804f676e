-- How many rockets did those attacks use, where the article counts them?
select sum(weapon_count)::integer as value, list(event_id order by date_start, event_id) as facts
from events
where article_id = 'iranian-proxies' and weapon = 'rocket' and not umbrella
  and date_precision = 'day' and date_start between date '2022-01-01' and date '2022-01-31'
