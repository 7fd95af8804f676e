-- Who stands behind Husseini'yon, who belongs to it, and whom does it face?
-- One row a tie, with both ends, or a pair that no tie joins. Rules: nothing denied. `side` is what a tie tells.
-- 'behind': who founded and leads it, and ties among it, its leader (`core`), those who sponsor, support, use or train it
-- or whose part it is (`backers`), and who leads these. 'members': who belongs to it, where it recruits, and who pursues
-- its members. 'facing': whom it or its leader opposes, threatens, fights or targets; who pursues it (`foes`) and fellow
-- suspects, and who leads them; how its backers stand to them. A fellow suspect is another who is
-- said, as coded, to target the same on the same days. A gap is a fellow suspect to whom no relation of the article joins the
-- group, whatever its type or certainty; it is shown while both charges are. Left out are which group is one of a
-- class, peoples and faiths, models
-- that are no backers, and whom the group backs. `reading` takes other readings of what the text leaves open.
with
  stated as (
    select t.*, k.readings, k.reading_labels
    from directed_ties t
    join relations_as_read($reading) k using (relation_id)
    where t.article_id = 'husseiniyon' and t.certainty <> 'denied'
  ),
  core as (
    select 'husseiniyon' as actor_id
    union
    select source_id from stated where target_id = 'husseiniyon' and type = 'leads'
  ),
  backers as (
    select above_id as actor_id
    from stated
    where type in ('sponsors', 'supports', 'uses', 'trains', 'part-of')
      and below_id in (select actor_id from core) and above_id not in (select actor_id from core)
  ),
  behind as (
    select actor_id from core
    union
    select actor_id from backers
    union
    select source_id from stated where type = 'leads' and target_id in (select actor_id from backers)
  ),
  foes as (
    select source_id as actor_id from stated where type = 'pursues' and target_id = 'husseiniyon'
  ),
  charges as (
    select g.relation_id as own_id, r.relation_id as other_id, r.source_id as actor_id
    from relations g
    join relations r on r.article_id = g.article_id and r.target_id = g.target_id and r.type = g.type
      and r.date_start = g.date_start and r.date_end = g.date_end
    where g.article_id = 'husseiniyon' and g.source_id = 'husseiniyon' and g.type = 'targets' and r.source_id <> g.source_id
  ),
  members as (
    select source_id as actor_id from stated where type = 'member-of' and target_id = 'husseiniyon'
  ),
  sides as (
    select
      *,
      case
        when type in ('founded', 'leads') and target_id = 'husseiniyon' then 'behind'
        when type = 'member-of' and target_id = 'husseiniyon' then 'members'
        when type = 'pursues' and source_id in (select actor_id from foes) and target_id in (select actor_id from members) then 'members'
        when type = 'recruits-from' and source_id = 'husseiniyon' then 'members'
        when type in ('opposes', 'threatens', 'fights', 'targets') and source_id in (select actor_id from core) then 'facing'
        when type in ('opposes', 'rival-of') and source_id in (select actor_id from backers) and target_id in (select actor_id from foes) then 'facing'
        when type = 'pursues' and source_id in (select actor_id from foes) and target_id in (select actor_id from core union select actor_id from charges) then 'facing'
        when type = 'leads' and target_id in (select actor_id from foes) then 'facing'
        when relation_id in (select other_id from charges) then 'facing'
        when type = 'member-of' and source_id in (select actor_id from charges) and target_id in (select actor_id from charges) then 'facing'
        when type <> 'instance-of' and source_id in (select actor_id from behind) and target_id in (select actor_id from behind) then 'behind'
      end as side
    from stated
  ),
  shown as (
    select s.*
    from sides s
    join labels c on c.table_name = 'relations' and c.column_name = 'certainty' and c.value = s.certainty
    where s.side is not null
      and ($side is null or list_contains(string_split($side, '~'), s.side))
      and ($certainty is null
        or c."order" <= (select "order" from labels where table_name = 'relations' and column_name = 'certainty' and value = $certainty))
  ),
  gaps as (
    select distinct g.article_id, 'p-' || p.n as anchor, g.source_id as above_id, g.source as above, g.source_kind as above_kind,
      s.source_id as below_id, s.source as below, s.source_kind as below_kind, g.target as via, g.readings, g.reading_labels
    from charges c
    join shown g on g.relation_id = c.own_id
    join shown s on s.relation_id = c.other_id
    join paragraphs p on p.paragraph_id = s.paragraph_id
    where not exists (
      select 1 from relations r
      where r.article_id = g.article_id
        and ((r.source_id = g.source_id and r.target_id = s.source_id) or (r.source_id = s.source_id and r.target_id = g.source_id))
    )
  ),
  parts as (
    select 1 as part_order, 'tie' as part, 'r-' || relation_id as anchor, article_id, side, source || ' ' || reads || ' ' || target as sentence,
      type, reads, direction, above_id, above, above_kind, below_id, below, below_kind, null::varchar as via,
      date_start, date_end, date_precision, date_printed, certainty, hedge, note, readings, reading_labels
    from shown
    union all
    select 2, 'gap', anchor, article_id, 'facing', 'The article states no tie between ' || above || ' and ' || below,
      null, 'target', 'level', above_id, above, above_kind, below_id, below, below_kind, via,
      null, null, null, null, null, null, null, readings, reading_labels
    from gaps
  ),
  classes as (
    select distinct target_id as actor_id from relations where article_id = 'husseiniyon' and type = 'instance-of'
  )
select
  p.part,
  p.anchor,
  p.article_id,
  p.side,
  p.sentence,
  p.type,
  p.reads,
  p.direction,
  p.above_id,
  p.above,
  p.above_kind,
  p.above_id in (from classes) as above_is_class,
  p.above_id as above_node,
  p.below_id,
  p.below,
  p.below_kind,
  p.below_id in (from classes) as below_is_class,
  p.below_id as below_node,
  p.via,
  null::varchar as tied,
  p.date_start,
  p.date_end,
  p.date_precision,
  p.date_printed,
  p.certainty,
  p.hedge,
  p.note,
  p.readings,
  p.reading_labels
from parts p
order by p.part_order, list_position(['behind', 'members', 'facing'], p.side), p.above, p.below, p.type, p.anchor
