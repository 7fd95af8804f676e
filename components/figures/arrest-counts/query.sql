-- Who was arrested or sentenced, how many, when, where and by whom, event by event on all fronts?
-- Rules: one row an event, and one for each penalty where a sentence has several. `value` is the number stated; where
-- there is none, `qualifier` holds the article's word for it, and `persons` those whom the text names
-- (a description such as "woman operative" opens with a small letter and is no name). Parts of a
-- number ("two of the six") are notes in `among` and never added. `total` is true for umbrella rows: they contain
-- cases (`part_of`) and are never added to them. Handovers are left out, as the person is already under arrest, and so
-- is what is denied; arrests that the text says did not happen keep their outcome, 'none', and count nobody. `reading`
-- takes other readings of what the text leaves open; none is offered for a sentence, as no total contains one.
with
  known as (
    select e.*, c."order" as rank
    from events_as_read($reading) e
    join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = e.certainty
    where e.certainty <> 'denied' and e.type <> 'handover'
  ),
  roles as (
    select
      p.event_id,
      list(a.name order by a.name) filter (p.role = 'authority') as authorities,
      list(a.name order by a.name) filter (p.role = 'arrested' and a.named) as arrested,
      list(a.name order by a.name) filter (p.role = 'convicted' and a.named) as convicted,
      count(*) filter (p.role = 'arrested') > 0 as detains
    from participants p
    join (select *, kind = 'person' and left(name, 1) <> lower(left(name, 1)) as named from actors) a using (actor_id)
    group by p.event_id
  ),
  parts as (
    select event_id, list(subject || ': ' || value::int order by figure_id) as among
    from figures_as_read($reading)
    where measure = 'arrested' and value is not null and figure_id <> event_id || '-arrested'
    group by event_id
  ),
  counts as (
    select
      'arrest' as kind,
      k.event_id,
      'arrested' as measure,
      k.arrested as value,
      f.qualifier,
      r.arrested as persons,
      p.among
    from known k
    left join roles r using (event_id)
    left join figures_as_read($reading) f on f.figure_id = k.event_id || '-arrested'
    left join parts p on p.event_id = k.event_id
    where k.type = 'arrest' or r.detains or f.figure_id is not null
    union all
    select 'sentence', k.event_id, f.measure, f.value::int, f.qualifier, r.convicted, null
    from known k
    left join roles r using (event_id)
    left join figures_as_read($reading) f on f.event_id = k.event_id and f.measure in ('sentenced-to-death', 'sentenced-to-life')
    where k.type = 'sentence' or f.figure_id is not null
  )
select
  c.kind,
  k.event_id,
  k.article_id,
  k.title,
  k.umbrella as total,
  k.part_of,
  k.date_start,
  k.date_end,
  k.date_precision,
  c.measure,
  c.value,
  c.qualifier,
  c.persons,
  c.among,
  r.authorities,
  l.name as place,
  l.country,
  k.outcome,
  k.certainty,
  k.hedge,
  case when c.kind = 'arrest' then k.readings end as readings,
  case when c.kind = 'arrest' then k.reading_labels end as reading_labels
from counts c
join known k using (event_id)
left join roles r using (event_id)
left join places l using (place_id)
join labels o on o.table_name = 'articles' and o.column_name = 'article_id' and o.value = k.article_id
where ($front is null or list_contains(string_split($front, '~'), k.article_id))
  and ($kind is null or list_contains(string_split($kind, '~'), c.kind))
  and ($certainty is null
    or k.rank <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
order by
  o."order",
  k.umbrella desc,
  coalesce(k.date_start, k.date_end) nulls last,
  coalesce(k.date_end, k.date_start) nulls last,
  k.event_id,
  c.kind,
  c.measure
