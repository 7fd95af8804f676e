-- How many events rest only on sources that were published before they began?
select count(*)::integer as value, list(facts[1] order by discrepancy_id) as facts
from discrepancies
where kind = 'source-predates-event' and facts[1] in (select event_id from events)
