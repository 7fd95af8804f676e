-- How many plots against the Israeli embassy in Baku does the article date?
select count(*)::integer as value, list(event_id order by date_start) as facts
from events
where type = 'plot' and place_id = 'israeli-embassy-baku'
