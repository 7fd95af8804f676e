-- How many events are told of the next caliph in his own person, all of them hypothetical?
select count(*)::integer as value, list(e.event_id order by e.event_id) as facts
from events e
join participants p using (event_id)
where p.actor_id = 'next-islamic-state-caliph' and p.role <> 'addressee' and e.certainty = 'hypothetical'
