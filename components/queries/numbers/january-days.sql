-- Within how many days do those attacks fall, the first and the last counted?
select date_diff('day', min(date_start), max(date_start))::integer + 1 as value, list(event_id order by date_start, event_id) as facts
from events
where article_id = 'iranian-proxies' and class = 'violence' and not umbrella
  and date_precision = 'day' and date_start between date '2022-01-01' and date '2022-01-31'
