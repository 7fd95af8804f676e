-- How many days lie between one dated act of violence and the next, front by front?
-- skill: Windows
select article_id, title, date_start,
  date_start - lag(date_start) over (partition by article_id order by date_start, event_id) as days_since_the_last
from events
where class = 'violence' and date_precision = 'day' and not umbrella
order by article_id, date_start, event_id
