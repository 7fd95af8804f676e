-- How many powers does the article name that do not control Idlib directly?
select count(distinct actor_id)::integer as value, list(distinct event_id) as facts
from participants
where event_id = 'idlib-foreign-or-government-control' and role = 'subject'
