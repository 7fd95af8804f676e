-- How many events of the article on Iran-backed militias have a source of the day before?
select count(*)::integer as value, list(event_id order by event_id) as facts
from citation_lag
where lag_days = -1 and article_id = 'iranian-proxies'
