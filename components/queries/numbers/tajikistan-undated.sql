-- For how many of the events coded from the article on Tajikistan does the text give no date?
select count(*)::integer as value, list(event_id order by event_id) as facts
from events
where article_id = 'tajikistan' and date_start is null and date_end is null
