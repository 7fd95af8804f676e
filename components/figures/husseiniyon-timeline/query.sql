-- What does the article tell of Husseini'yon, strand by strand, and what of it carries a date?
-- Rules: the group's own are all in whom it, its leader, its members or their school class take part (`members`); what
-- is merely attributed to it is its own only while a tie says that it targets or threatens the same target. Strands,
-- the first that fits: enforcement against its own; what was told in a paragraph on the attempt on the mayor of Ganja;
-- what is placed at the Israeli embassy or part of it; training, Syria and movements of its members; what else is its
-- own; and, of what is dated, what others do. Footnotes, what is denied, and undated states of affairs, possibilities
-- and wars that contain others' are left out. `laid` is an act of violence attributed to the group; `listed` says
-- whether a row without a date is written out. Dates are the text's own; series (umbrella) are never counted.
-- `reading` takes other readings of what the text leaves open.
with recursive
  told as (
    select e.*
    from events_as_read($reading) e
    where e.article_id = 'husseiniyon' and e.certainty <> 'denied' and not contains(e.paragraph_id, '.fn')
  ),
  members as (
    select 'husseiniyon' as actor_id
    union
    select source_id from relations
    where article_id = 'husseiniyon' and target_id = 'husseiniyon' and type in ('leads', 'member-of')
  ),
  charges as (
    select a.event_id, bool_or(r.relation_id is not null) as holds
    from participants a
    left join participants t on t.event_id = a.event_id and t.role = 'target'
    left join relations_as_read($reading) r
      on r.source_id = a.actor_id and r.target_id = t.actor_id and r.type in ('targets', 'threatens')
    where a.actor_id = 'husseiniyon' and a.role = 'attributed'
    group by a.event_id
  ),
  roles as (
    select p.event_id, bool_or(p.role in ('arrested', 'convicted', 'subject')) as suffers, bool_or(p.role in ('member', 'party')) as serves
    from participants p
    left join charges c on c.event_id = p.event_id and p.role = 'attributed'
    where p.actor_id in (select actor_id from members) and c.holds is not false
    group by p.event_id
  ),
  attempt (event_id) as (
    select event_id from told where type = 'assassination'
    union
    select t.event_id from told t join attempt a on t.part_of = a.event_id
  ),
  embassy (event_id) as (
    select event_id from told where place_id = 'israeli-embassy-baku'
    union
    select t.event_id from told t join embassy b on t.part_of = b.event_id
  ),
  syria (event_id) as (
    select event_id from told where place_id = 'syria'
    union
    select t.event_id from told t join syria s on t.part_of = s.event_id
  ),
  offers as (
    select event_id, list(reading_id order by reading_id) as readings, list(label order by reading_id) as reading_labels
    from (
      select distinct t.event_id, o.reading_id, o.label
      from readings o
      join relations r on r.relation_id = o.fact_id
      join participants t on t.actor_id = r.target_id and t.role = 'target'
      join charges c on c.event_id = t.event_id
      where r.source_id = 'husseiniyon' and r.type = 'targets'
    )
    group by event_id
  ),
  placed as (
    select
      t.*,
      coalesce(t.date_start, t.date_end) is not null as dated,
      r.event_id is not null as own,
      case
        when t.class = 'enforcement' and r.suffers then 'law'
        when t.paragraph_id in (select paragraph_id from told join attempt using (event_id)) then 'ganja'
        when t.event_id in (select event_id from embassy) then 'embassy'
        when r.serves and (t.type in ('training', 'deployment', 'movement', 'war') or t.event_id in (select event_id from syria)) then 'syria'
        when t.event_id in (select event_id from syria) and r.event_id is not null then 'syria'
        when r.event_id is not null then 'group'
        else 'others'
      end as strand,
      t.class = 'violence' and coalesce(c.holds, false) as laid
    from told t
    left join roles r using (event_id)
    left join charges c using (event_id)
  )
select
  p.strand,
  p.event_id,
  p.article_id,
  p.title,
  p.date_start,
  p.date_end,
  p.date_precision,
  a.published,
  p.killed,
  p.wounded,
  p.own,
  p.laid,
  p.umbrella,
  p.certainty,
  p.hedge,
  p.dated or $undated = 1 as listed,
  o.readings,
  o.reading_labels
from placed p
join paragraphs g using (paragraph_id)
join articles a on a.article_id = p.article_id
join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = p.certainty
left join offers o using (event_id)
where (p.dated or (p.strand <> 'others' and p.type <> 'condition' and p.certainty <> 'hypothetical'))
  and ($strand is null or list_contains(string_split($strand, '~'), p.strand))
  and ($certainty is null
    or c."order" <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
order by
  list_position(['group', 'syria', 'ganja', 'embassy', 'law', 'others'], p.strand),
  not p.dated,
  case when p.dated then coalesce(p.date_end, a.published) end,
  p.date_start nulls first,
  g.n,
  p.part_of is not null,
  p.event_id
