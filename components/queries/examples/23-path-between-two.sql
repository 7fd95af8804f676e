-- Which ties lead from the Quds Force to Qasim al-Jabbarin?
-- skill: Networks
with recursive paths(actor_id, names, ties) as (
  select 'quds-force', ['quds-force'], []::varchar[]
  union all
  select r.target_id, list_append(p.names, r.target_id), list_append(p.ties, r.type)
  from paths p
  join relations r on r.source_id = p.actor_id
  where len(p.ties) < 3 and not list_contains(p.names, r.target_id)
)
select len(ties) as steps, names, ties
from paths
where actor_id = 'qasim-al-jabbarin'
order by steps, names, ties
