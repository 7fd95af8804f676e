-- How many attacks of January 2022 does the article on Iran-backed militias date to the day?
select count(*)::integer as value, list(event_id order by date_start, event_id) as facts
from events
where article_id = 'iranian-proxies' and class = 'violence' and not umbrella
  and date_precision = 'day' and date_start between date '2022-01-01' and date '2022-01-31'
