-- What does an event look like?
-- skill: First steps
from events
order by event_id
limit 10
