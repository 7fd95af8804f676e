-- For how many events of the article on Ansar al-Islam are all cited sources older than the event?
select count(distinct fact)::integer as value, list(distinct fact order by fact) as facts
from (select unnest(facts) as fact from discrepancies where article_id = 'ansar-al-islam' and kind = 'source-predates-event' and found = 'computed')
join events on event_id = fact
