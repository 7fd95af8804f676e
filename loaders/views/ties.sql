-- Relations with the names and kinds of both ends and the words that read them.
select
  r.*,
  s.name as source,
  s.kind as source_kind,
  case when s.plural then coalesce(l.plural, l.label) else l.label end as reads,
  t.name as target,
  t.kind as target_kind
from relations r
join actors s on s.actor_id = r.source_id
join actors t on t.actor_id = r.target_id
join labels l on l.table_name = 'relations' and l.column_name = 'type' and l.value = r.type
