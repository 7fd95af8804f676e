-- Who stands behind whom among the Iran-backed militias, and what do the façade groups claim?
-- One row a tie or a claim, with both ends. Rules: nothing denied; only ties on a chain that ends at a façade group or
-- at a class of militias that a façade group is counted among; persons only by what they lead, direct or influence;
-- being one of a class (instance-of) is no tie here. A claim belongs to each of its claimants; `tied` says whether the
-- text ties it to one attack or to a series alone (an umbrella is never one of its cases).
-- A gap is a pair that both direct one body and that no relation of the article joins, whatever its type or certainty;
-- it is shown while both of these ties are. With $facades = 1 all façade groups are one node.
with recursive
  -- Above and below: most types read from above to below; a façade, a part and a follower name what stands above them,
  -- so these are turned. Ties on a level have no above and below: they keep source and target.
  directions (type, direction) as (
    values
      ('leads', 'down'), ('directs', 'down'), ('influences', 'down'), ('founded', 'down'), ('sponsors', 'down'),
      ('supports', 'down'), ('supplies', 'down'), ('trains', 'down'), ('shelters', 'down'), ('uses', 'down'), ('praises', 'down'),
      ('facade-of', 'up'), ('part-of', 'up'), ('pledged-to', 'up'),
      ('cooperates-with', 'level'), ('allied-with', 'level')
  ),
  stated as (
    select
      t.*,
      d.direction,
      case d.direction when 'up' then t.target_id else t.source_id end as above_id,
      case d.direction when 'up' then t.source_id else t.target_id end as below_id
    from ties t
    join directions d using (type)
    where t.article_id = 'iranian-proxies' and t.certainty <> 'denied'
      and (t.source_kind <> 'person' or t.type in ('leads', 'directs', 'influences'))
  ),
  classes as (
    select distinct r.target_id as actor_id, bool_or(a.kind = 'facade-group') as of_facades
    from relations r
    join actors a on a.actor_id = r.source_id
    where r.article_id = 'iranian-proxies' and r.type = 'instance-of'
    group by r.target_id
  ),
  behind (actor_id) as (
    select actor_id from actors where kind = 'facade-group'
    union
    select actor_id from classes where of_facades
    union
    select s.above_id
    from behind b
    join stated s on s.below_id = b.actor_id
    where s.direction <> 'level'
  ),
  claims as (
    select e.*, p.actor_id, d.title as deed, case when e.umbrella or d.umbrella or d.event_id is null then 'series' else 'attack' end as tied
    from events e
    join participants p on p.event_id = e.event_id and p.role = 'claimant'
    join behind b using (actor_id)
    left join events d on d.event_id = e.part_of
    where e.article_id = 'iranian-proxies' and e.type = 'claim' and e.certainty <> 'denied'
  ),
  facts as (
    select 1 as part_order, 'tie' as part, 'r-' || relation_id as anchor, article_id, type, reads, direction,
      source || ' ' || reads || ' ' || target as sentence, above_id, below_id, null::varchar as deed, null::varchar as tied,
      date_start, date_end, date_precision, date_printed, certainty, hedge, note
    from stated
    where above_id in (select actor_id from behind) and below_id in (select actor_id from behind)
    union all
    select 2, 'claim', 'e-' || event_id, article_id, type, 'claims', 'down',
      title, actor_id, event_id, deed, tied,
      date_start, date_end, date_precision, date_printed, certainty, hedge, null
    from claims
  ),
  shown as (
    select f.*
    from facts f
    join labels c on c.table_name = 'relations' and c.column_name = 'certainty' and c.value = f.certainty
    where ($kinds is null or list_contains(string_split($kinds, '~'), f.type))
      and ($certainty is null
        or c."order" <= (select "order" from labels where table_name = 'relations' and column_name = 'certainty' and value = $certainty))
  ),
  meetings as (
    select a.id as one_id, b.id as other_id, min(p.n) as n
    from mentions a
    join mentions b using (paragraph_id)
    join paragraphs p using (paragraph_id)
    where p.article_id = 'iranian-proxies' and a.kind = 'actor' and b.kind = 'actor'
    group by all
  ),
  gaps as (
    select one.above_id, other.above_id as below_id, one.article_id, min(one.below_id) as via_id
    from shown one
    join shown other on other.below_id = one.below_id and other.type = 'directs' and one.above_id > other.above_id
    where one.type = 'directs' and not exists (
      select 1 from relations r
      where r.article_id = one.article_id
        and ((r.source_id = one.above_id and r.target_id = other.above_id) or (r.source_id = other.above_id and r.target_id = one.above_id))
    )
    group by all
  ),
  parts as (
    select part_order, part, anchor, article_id, type, reads, direction, sentence, above_id, below_id, null::varchar as via_id, deed, tied,
      date_start, date_end, date_precision, date_printed, certainty, hedge, note
    from shown
    union all
    select 3, 'gap', 'p-' || m.n, g.article_id, null, null, 'level', null, g.above_id, g.below_id, g.via_id, null, null,
      null, null, null, null, null, null, null
    from gaps g
    join meetings m on m.one_id = g.above_id and m.other_id = g.below_id
  )
select
  p.part,
  p.anchor,
  p.article_id,
  coalesce(p.sentence, 'The article states no tie between ' || a.name || ' and ' || b.name) as sentence,
  p.type,
  p.reads,
  p.direction,
  p.above_id,
  a.name as above,
  a.kind as above_kind,
  k.actor_id is not null as above_is_class,
  case when $facades = 1 and a.kind = 'facade-group' then 'facade-groups' else p.above_id end as above_node,
  p.below_id,
  coalesce(b.name, p.sentence) as below,
  coalesce(b.kind, 'claim') as below_kind,
  l.actor_id is not null as below_is_class,
  case when $facades = 1 and b.kind = 'facade-group' then 'facade-groups' else p.below_id end as below_node,
  v.name as via,
  p.deed,
  p.tied,
  p.date_start,
  p.date_end,
  p.date_precision,
  p.date_printed,
  p.certainty,
  p.hedge,
  p.note
from parts p
join actors a on a.actor_id = p.above_id
left join actors b on b.actor_id = p.below_id and p.part <> 'claim'
left join actors v on v.actor_id = p.via_id
left join classes k on k.actor_id = p.above_id
left join classes l on l.actor_id = p.below_id and p.part <> 'claim'
order by p.part_order, a.name, below, p.type, p.anchor
