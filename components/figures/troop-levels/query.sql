-- How many U.S. troops does the article count in Iraq, when, and in whose eyes?
-- Rules: a 'number' is a stated size of the U.S. forces; `viewer` is who holds it, where the text gives it as the view of
-- another and not as a count. A 'hope' is a deployment of these forces in Iraq with no number tied to it; its value is
-- NULL and not zero. A date is that of the number, and not of its source; `reading` takes other readings of what the
-- text leaves open. `full_width` is the number that fills the drawing: the largest shown, with $remaining = 1 the
-- least. `notes` says what is at odds; `outlets` and `published` are the sources cited.
with
  notes as (
    select fact_id, list(note order by discrepancy_id) as notes
    from (
      select discrepancy_id, note, unnest(facts) as fact_id
      from discrepancies
      where found = 'coded' and kind = 'citation-mismatch'
    )
    group by fact_id
  ),
  tellers as (
    select v.kind, v.fact_id, list(o.name order by c.published, o.name) as outlets, list(c.published::varchar order by c.published, o.name) as published
    from evidence v
    join citations c using (citation_id)
    join outlets o using (outlet_id)
    group by all
  ),
  numbers as (
    select 1 as part_order, 'number' as part, 'figure' as kind, f.figure_id as fact_id, f.article_id, f.subject as title, v.name as viewer,
      f.value, f.low, f.high, f.qualifier, f.as_of as date_start, f.as_of_end as date_end, f.as_of_precision as date_precision,
      f.certainty, f.hedge, f.readings, f.reading_labels
    from figures_as_read($reading) f
    left join events e on e.event_id = f.event_id and e.type = 'condition'
    left join participants p on p.event_id = e.event_id and p.role = 'subject' and p.actor_id <> f.actor_id
    left join actors v on v.actor_id = p.actor_id
    where f.article_id = 'iranian-proxies' and f.measure = 'troops' and f.actor_id = 'us-forces'
  ),
  hopes as (
    select 2, 'hope', 'event', e.event_id, e.article_id, e.title, null,
      null, null, null, null, e.date_start, e.date_end, e.date_precision,
      e.certainty, e.hedge, e.readings, e.reading_labels
    from events_as_read($reading) e
    join participants p on p.event_id = e.event_id and p.role = 'party' and p.actor_id = 'us-forces'
    where e.article_id = 'iranian-proxies' and e.type = 'deployment' and e.place_id = 'iraq'
      and not exists (select 1 from figures f where f.event_id = e.event_id)
  ),
  facts as (
    select f.*
    from (select * from numbers union all select * from hopes) f
    join labels c on c.table_name = 'figures' and c.column_name = 'certainty' and c.value = f.certainty
    where $certainty is null
      or c."order" <= (select "order" from labels where table_name = 'figures' and column_name = 'certainty' and value = $certainty)
  )
select
  f.part,
  f.kind,
  f.fact_id,
  f.article_id,
  f.title,
  f.viewer,
  f.value,
  f.low,
  f.high,
  f.qualifier,
  f.date_start,
  f.date_end,
  f.date_precision,
  f.certainty,
  f.hedge,
  n.notes,
  t.outlets,
  t.published,
  case when $remaining = 1 then min(f.value) over () else max(f.value) over () end as full_width,
  f.readings,
  f.reading_labels
from facts f
left join notes n using (fact_id)
left join tellers t on t.kind = f.kind and t.fact_id = f.fact_id
order by f.part_order, f.value desc, f.viewer is not null, f.fact_id
