-- Who is tied to Tehran in how many steps?
-- skill: Networks
with recursive
  edges as (
    select source_id as a, target_id as b from relations
    union
    select target_id, source_id from relations
  ),
  reached(actor_id, steps) as (
    select 'iran', 0
    union
    select e.b, r.steps + 1
    from reached r
    join edges e on e.a = r.actor_id
    where r.steps < 4
  )
select min(steps) as steps, a.name
from reached
join actors a using (actor_id)
group by a.actor_id, a.name
order by steps, a.name
