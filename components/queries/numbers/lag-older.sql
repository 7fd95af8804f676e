-- How many pairs of event and source have a source older than the event?
select count(*)::integer as value, list(distinct event_id order by event_id) as facts
from citation_lag
join events using (event_id)
where lag_days < 0 and certainty <> 'hypothetical'
