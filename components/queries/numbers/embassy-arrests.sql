-- How many people were arrested in Baku in 2009?
select arrested as value, [event_id] as facts
from events
where event_id = 'baku-embassy-plot-arrests-2009'
