-- How many policemen were stabbed to death after the arrest of Yunis Safarov?
select killed as value, [event_id] as facts
from events
where event_id = 'azerbaijan-police-stabbing-2018'
