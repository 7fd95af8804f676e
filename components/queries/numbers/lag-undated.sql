-- How many pairs of event and source have an event without a first day?
select count(*)::integer as value
from events e
join evidence v on v.kind = 'event' and v.fact_id = e.event_id
where v.citation_id is not null and e.certainty <> 'hypothetical' and e.date_start is null
