-- For how many of the events coded from the article on Tajikistan does it cite no source?
select count(*)::integer as value, list(event_id order by event_id) as facts
from events
where article_id = 'tajikistan' and sources = 0
