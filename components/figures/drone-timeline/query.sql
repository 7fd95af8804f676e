-- Which attacks of January 2022 does the article on Iran-backed militias tell, what came of each, who claims it,
-- and which words and anniversaries fall in the same month?
-- Rules: single attacks only, no series (umbrella) and nothing denied. A claim is a row of its own: `answers` is the
-- attack that it is part of, empty where the text ties it to a series and a place alone;
-- `reading` takes other readings of what the text leaves open (readings, events_as_read); the certainty asked for is that of attacks and words, and a claim goes with its attack. An anniversary is dated by
-- the deed that it remembers, so many years later and no finer. NULL is not stated, 0 is a stated zero.
with
  month as (select date '2022-01-01' as first, date '2022-01-31' as last),
  names as (
    select p.event_id, p.role, list(a.name order by a.name) as names
    from participants p
    join actors a using (actor_id)
    group by all
  ),
  stated as (
    select
      event_id,
      max(qualifier) filter (measure = 'weapon-count') as weapon_qualifier,
      max(value) filter (measure = 'distance' and unit = 'km') as distance_km,
      max(value) filter (measure = 'damage') as damage
    from figures
    where event_id is not null
    group by event_id
  ),
  notes as (
    select fact_id, list(note order by discrepancy_id) as notes
    from (
      select discrepancy_id, note, unnest(facts) as fact_id
      from discrepancies
      where found = 'coded' and kind in ('date-conflict', 'ambiguous-referent')
    )
    group by fact_id
  ),
  known as (
    select e.*, c."order" as rank
    from events_as_read($reading) e
    join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = e.certainty
    where e.article_id = 'iranian-proxies' and not e.umbrella and e.certainty <> 'denied'
  ),
  firm as (
    select k.*
    from known k
    where $certainty is null
      or k.rank <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty)
  ),
  attacks as (
    select f.*
    from firm f, month m
    where f.class = 'violence' and f.type <> 'plot'
      and f.date_start between m.first and m.last and f.date_end <= m.last
      and ($weapon is null or list_contains(string_split($weapon, '~'), f.weapon))
  ),
  claims as (
    select k.*, a.event_id as answers
    from known k
    left join attacks a on a.event_id = k.part_of
    where k.type = 'claim'
      and (a.event_id is not null or exists (select 1 from attacks b where b.part_of = k.part_of and b.place_id = k.place_id))
  ),
  words as (
    select f.*
    from firm f, month m
    where f.class = 'statement' and f.type not in ('claim', 'denial')
      and f.date_start between m.first and m.last and f.date_end <= m.last
      and $words = 1
  ),
  anniversaries as (
    select
      g.figure_id,
      g.subject || ': ' || g.value::int || ' ' || u.label as title,
      (d.date_start + to_years(g.value::int))::date as date_start,
      (d.date_end + to_years(g.value::int))::date as date_end,
      d.date_precision,
      g.qualifier,
      g.article_id,
      g.certainty,
      g.hedge
    from figures g
    join events d using (event_id)
    join labels u on u.table_name = 'figures' and u.column_name = 'unit' and u.value = g.unit
    join labels c on c.table_name = 'figures' and c.column_name = 'certainty' and c.value = g.certainty
    where g.article_id = 'iranian-proxies' and g.measure = 'interval' and g.unit = 'years' and $words = 1
      and ($certainty is null or c."order" <= (select "order" from labels where table_name = 'figures' and column_name = 'certainty' and value = $certainty))
  ),
  parts as (
    select 1 as part_order, 'word' as part, 'figure' as kind, figure_id as fact_id, article_id, title, null as type, null as place_id,
      date_start, date_end, date_precision, null as weapon, null as weapon_count, null as outcome, null as killed, null as wounded,
      null as answers, certainty, hedge, null as readings, null as reading_labels
    from anniversaries, month m
    where date_start between m.first and m.last
    union all
    select 1, 'word', 'event', event_id, article_id, title, type, place_id,
      date_start, date_end, date_precision, null, null, null, null, null, null, certainty, hedge, readings, reading_labels
    from words
    union all
    select 2, 'attack', 'event', event_id, article_id, title, type, place_id,
      date_start, date_end, date_precision, weapon, weapon_count, outcome, killed, wounded, null, certainty, hedge, readings, reading_labels
    from attacks
    union all
    select 3, 'claim', 'event', event_id, article_id, title, type, place_id,
      date_start, date_end, date_precision, null, null, null, null, null, answers, certainty, hedge, readings, reading_labels
    from claims
  )
select
  p.part,
  p.kind,
  p.fact_id,
  p.article_id,
  p.title,
  p.type,
  p.place_id,
  l.name as place,
  l.country,
  p.date_start,
  p.date_end,
  p.date_precision,
  p.weapon,
  p.weapon_count,
  s.weapon_qualifier,
  p.outcome,
  s.distance_km,
  s.damage,
  p.killed,
  p.wounded,
  p.answers,
  (select names from names n where n.event_id = p.fact_id and n.role = 'claimant') as claimants,
  (select names from names n where n.event_id = p.fact_id and n.role = 'attributed') as attributed,
  p.certainty,
  p.hedge,
  t.notes,
  p.readings,
  p.reading_labels
from parts p
left join places l using (place_id)
left join stated s on p.part = 'attack' and s.event_id = p.fact_id
left join notes t on t.fact_id = p.fact_id
where exists (select 1 from attacks)
order by p.part_order, min(p.date_end) over (partition by p.part, p.place_id), p.place_id, p.date_start, p.date_end desc, p.fact_id
