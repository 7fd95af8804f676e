-- Whom was Ansar al-Islam said to attack and threaten, what did states do against it, and which of that names a deed?
-- Rules: an attack is violence or a plot that the group does, claims or is blamed for; a word is a threat or claim of
-- its own; a measure is what states do against it, without mere investigations. `deed_id` is the attack or series that
-- a row is part of, or that the text names as its ground (`grounds`); NULL where it names none. With $deeds = 1 the
-- `lane` of a row is its deed, else what it is. A row 'gap' gives the time that the text states between an attack and its sentence, drawn
-- between the two dates. `people` is the number stated, the lowest where the text says at least; `counts` says numbers
-- that the title does not, `within` the number of the series that a row belongs to. Dates are the text's own, and series (umbrella) are never counted with what they contain.
-- `reading` takes other readings of what the text leaves open.
with recursive
  deeds (place, deed_id, deed) as (
    values
      (1, 'aib-violence-2014-2016', 'The group''s violence'),
      (2, 'progressives-attacked-2015-2016', 'Progressive and secular individuals'),
      (3, 'avijit-roy-killing-2015-02', 'Avijit Roy and Rafida Bonya Ahmed'),
      (4, 'niloy-neel-killing-2015', 'Niloy Neel'),
      (5, 'aqis-aib-attacks-on-progressives', 'Attacks laid to both groups'),
      (6, 'bachchu-killing-2018-06-11', 'Shahjahan Bachchu')
  ),
  grounds (event_id, deed_id) as (values ('aib-ban-2017-03', 'aib-violence-2014-2016')),
  known as (
    select
      e.*,
      case
        when e.class = 'violence' then 'attack'
        when e.type in ('threat', 'claim') then 'word'
        else 'measure'
      end as part
    from events_as_read($reading) e
    where e.article_id = 'ansar-al-islam'
      and (
        (e.class = 'violence' and exists (
          select 1 from participants p
          where p.event_id = e.event_id and p.actor_id = 'ansar-al-islam-bangladesh' and p.role in ('perpetrator', 'attributed', 'claimant')
        ))
        or e.type in ('threat', 'claim', 'policy')
        or (e.class = 'enforcement' and e.type <> 'investigation')
      )
  ),
  above (event_id, step, deed_id) as (
    select event_id, 0, event_id from known
    union all
    select a.event_id, a.step + 1, e.part_of
    from above a
    join events_as_read($reading) e on e.event_id = a.deed_id
    where e.part_of is not null
  ),
  tied as (
    select event_id, arg_min(deed_id, step) as deed_id
    from (select event_id, step, deed_id from above join deeds using (deed_id) union all select event_id, 0, deed_id from grounds)
    group by event_id
  ),
  stated as (
    select f.*, l.label,
      f.measure not in ('operations', 'reward') as of_people,
      case f.measure
        when 'reward' then '$' || format('{:,}', f.value::bigint) || ' offered'
        else concat_ws(' ', f.qualifier, format('{:,}', coalesce(f.value, f.low)::bigint), l.label)
      end as words
    from figures_as_read($reading) f
    join labels l on l.table_name = 'figures' and l.column_name = 'measure' and l.value = f.measure
    where f.measure in ('killed', 'wounded', 'killed-or-wounded', 'arrested', 'sentenced-to-death', 'sentenced-to-life', 'operations', 'reward')
      and coalesce(f.value, f.low) is not null
  ),
  counted as (
    select
      event_id,
      (sum(coalesce(value, low)) filter (of_people))::int as people,
      max(qualifier) as qualifier,
      list(words order by of_people desc, figure_id) filter (measure not like 'sentenced-%' and coalesce(value, low) > 1) as counts
    from stated
    group by event_id
  ),
  named as (
    select p.event_id, list(a.name order by a.name) as persons
    from participants p
    join actors a using (actor_id)
    where p.role in ('victim', 'arrested') and a.kind = 'person' and left(a.name, 1) <> lower(left(a.name, 1))
    group by p.event_id
  ),
  parts as (
    select k.part, 'event' as kind, k.event_id as fact_id, k.type, k.title, k.date_start, k.date_end, k.date_precision,
      null::date as gap_from, null::date as gap_to, k.umbrella, c.people, c.qualifier, c.counts, w.counts[1] as within, n.persons, k.certainty, k.hedge,
      t.deed_id, k.readings, k.reading_labels
    from known k
    left join tied t using (event_id)
    left join counted c using (event_id)
    left join named n using (event_id)
    left join counted w on w.event_id = k.part_of
    union all
    select 'gap', 'figure', f.figure_id, f.measure, f.subject, a.date_start, s.date_end, 'range', a.date_end, s.date_start,
      false, null, null, [f.value::int || ' ' || f.unit], null, null, f.certainty, f.hedge, t.deed_id, s.readings, s.reading_labels
    from figures f
    join known s on s.event_id = f.event_id and s.type = 'sentence'
    join tied t on t.event_id = s.event_id
    join known a on a.event_id = t.deed_id and not a.umbrella
    where f.measure = 'interval' and f.value is not null
  )
select
  case
    when $deeds = 1 then coalesce(d.deed, 'No deed named')
    when p.part = 'attack' then 'Attacks'
    when p.part = 'word' then 'Threats and claims'
    else 'Measures of states'
  end as lane,
  p.part,
  d.deed,
  p.deed_id,
  p.kind,
  p.fact_id,
  'ansar-al-islam' as article_id,
  p.type,
  p.title,
  p.date_start,
  p.date_end,
  p.date_precision,
  p.gap_from,
  p.gap_to,
  a.published,
  p.umbrella,
  p.people,
  p.qualifier,
  p.counts,
  p.within,
  p.persons,
  p.certainty,
  p.hedge,
  p.readings,
  p.reading_labels
from parts p
cross join (select published from articles where article_id = 'ansar-al-islam') a
left join deeds d using (deed_id)
join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = p.certainty
where ($part is null or list_contains(string_split($part, '~'), if(p.part = 'gap', 'measure', p.part)))
  and ($certainty is null
    or c."order" <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
order by
  case when $deeds = 1 then coalesce(d.place, 7) end,
  list_position(['attack', 'word', 'gap', 'measure'], p.part),
  coalesce(p.date_start, p.date_end) is null,
  p.date_start nulls first,
  p.date_end desc nulls first,
  d.place nulls last,
  p.fact_id
