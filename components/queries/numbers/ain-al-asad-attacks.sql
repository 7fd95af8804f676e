-- How many attacks on the Ain al-Asad airbase does the article tell of?
select count(*)::integer as value, list(event_id order by date_start, event_id) as facts
from events
where article_id = 'iranian-proxies' and class = 'violence' and not umbrella and place_id = 'ain-al-asad'
