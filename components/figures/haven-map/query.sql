-- Where does the article place Islamic State, its caliphs and their deaths, and who holds those places?
-- Rules: events with a place, without mere states of affairs, and one tie: who a caliph is said to have been, at the
-- town that its paragraph names. Control by Islamic State is land held where it is a part of the series of its remote
-- land, else operations only; control by others is rule, and what they do to others there goes with it; an outcome
-- 'none' says what is not so. Violence is told at the place of the deed. A place without coordinates is a part of the
-- world. `reading` takes other readings of what the text leaves open (readings, events_as_read).
with
  known as (
    select e.*, c."order" as rank
    from events_as_read($reading) e
    join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = e.certainty
    where e.article_id = 'islamic-state' and e.place_id is not null and e.type <> 'condition'
  ),
  doers as (
    select
      p.event_id,
      list(a.name order by a.name) as names,
      bool_or(p.actor_id = 'islamic-state') as by_is
    from participants p
    join actors a using (actor_id)
    where p.role in ('subject', 'perpetrator', 'authority', 'member')
    group by p.event_id
  ),
  placed as (
    select
      'event' as kind,
      k.event_id as fact_id,
      case
        when k.class = 'violence' then 'violence'
        when k.type = 'movement' then 'haven'
        when k.type = 'takeover' then 'conquest'
        when not coalesce(d.by_is, false) then 'rule'
        when s.umbrella then 'land'
        else 'operations'
      end as told,
      k.article_id,
      k.title,
      k.place_id,
      k.outcome,
      k.killed,
      d.names,
      k.date_start,
      k.date_end,
      k.date_precision,
      k.certainty,
      k.hedge,
      k.rank,
      k.readings,
      k.reading_labels
    from known k
    left join events s on s.event_id = k.part_of
    left join doers d on d.event_id = k.event_id
    union all
    select 'relation', r.relation_id, 'origin', r.article_id, b.name || ' is ' || a.name || ', of ' || l.name,
      l.place_id, null, null, [a.name, b.name], r.date_start, r.date_end, r.date_precision, r.certainty, r.hedge, c."order", null, null
    from relations r
    join actors b on b.actor_id = r.source_id
    join actors a on a.actor_id = r.target_id
    join mentions m on m.paragraph_id = r.paragraph_id and m.kind = 'place'
    join places l on l.place_id = m.id and l.kind = 'city'
    join labels c on c.table_name = 'relations' and c.column_name = 'certainty' and c.value = r.certainty
    where r.article_id = 'islamic-state' and r.type = 'same-as'
  )
select
  p.told,
  p.kind,
  p.fact_id,
  p.article_id,
  p.title,
  p.place_id,
  l.name as place,
  l.country,
  l.lat,
  l.lon,
  l.where_precision,
  p.outcome,
  p.killed,
  p.names,
  p.date_start,
  p.date_end,
  p.date_precision,
  p.certainty,
  p.hedge,
  p.readings,
  p.reading_labels
from placed p
join places l using (place_id)
where ($told is null or list_contains(string_split($told, '~'), p.told))
  and ($certainty is null
    or p.rank <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
order by
  list_position(['haven', 'origin', 'violence', 'rule', 'land', 'operations', 'conquest'], p.told),
  l.name,
  coalesce(p.date_start, p.date_end) nulls last,
  p.fact_id
