-- Who takes part in most events, and in which roles?
-- skill: Joins
select a.name, count(distinct p.event_id) as events, list(distinct p.role order by p.role) as roles
from participants p
join actors a using (actor_id)
group by a.actor_id, a.name
order by events desc, a.name
limit 15
