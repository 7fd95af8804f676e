-- Which events do the five articles tell of: what, when, where, by whom and on whose word?
-- Rules: one row an event, undated and unplaced ones, series, totals and denials included. `first_day` and `last_day`
-- span every day that its date allows, both NULL where it has none: an open start reaches back to the first year of
-- all events but those that ended more than fifty years before the issue, an open end to the day of the issue.
-- `actors` take any part in it, `outlets` are cited for it, each once. A filter only leaves rows out: a list keeps a
-- row that carries any of the chosen values, two days keep a row that may have fallen between them (none where the
-- second lies before the first), and words keep a row that holds them in its title, its place or the name of an
-- actor, capitals aside. What is NULL passes no filter.
with
  issue as (select max(published) as published from articles),
  axis as (
    select date_trunc('year', min(coalesce(e.date_start, e.date_end)))::date as first
    from events e
    cross join issue i
    where coalesce(e.date_end, e.date_start) >= (i.published - interval 50 year)::date
  ),
  doers as (
    select p.event_id, list(a.actor_id order by a.name, a.actor_id) as actors, list(a.name order by a.name, a.actor_id) as actor_names
    from (select distinct event_id, actor_id from participants) p
    join actors a using (actor_id)
    group by p.event_id
  ),
  tellers as (
    select c.event_id, list(o.outlet_id order by o.name, o.outlet_id) as outlets, list(o.name order by o.name, o.outlet_id) as outlet_names
    from (
      select distinct v.fact_id as event_id, c.outlet_id
      from evidence v
      join citations c using (citation_id)
      where v.kind = 'event'
    ) c
    join outlets o using (outlet_id)
    group by c.event_id
  ),
  told as (
    select
      e.*,
      case when e.date_start is null and e.date_end is not null then least(a.first, e.date_end) else e.date_start end as first_day,
      case
        when e.date_start is null and e.date_end is null then null
        when e.date_end is null then greatest(e.date_start, i.published)
        when e.date_start <= i.published and e.date_end > i.published then i.published
        else e.date_end
      end as last_day
    from events e
    cross join issue i
    cross join axis a
  )
select
  t.event_id,
  t.article_id,
  t.title,
  t.type as event_type,
  t.class as event_class,
  t.date_start,
  t.date_end,
  t.date_precision,
  t.first_day,
  t.last_day,
  t.place_id,
  p.name as place,
  p.country,
  p.lat,
  p.lon,
  p.where_precision,
  d.actors,
  d.actor_names,
  t.weapon,
  t.killed,
  t.wounded,
  t.arrested,
  t.outcome,
  t.certainty,
  t.hedge,
  t.umbrella,
  w.outlets,
  w.outlet_names,
  t.sources
from told t
left join places p using (place_id)
left join doers d using (event_id)
left join tellers w using (event_id)
join labels f on f.table_name = 'articles' and f.column_name = 'article_id' and f.value = t.article_id
where ($q is null
    or contains(lower(t.title), lower($q))
    or contains(lower(p.name), lower($q))
    or contains(lower(array_to_string(d.actor_names, '~')), lower($q)))
  and ($from is null or t.last_day >= $from::date)
  and ($to is null or t.first_day <= $to::date)
  and ($from is null or $to is null or $from::date <= $to::date)
  and ($front is null or list_contains(string_split($front, '~'), t.article_id))
  and ($type is null or list_contains(string_split($type, '~'), t.type))
  and ($certainty is null or list_contains(string_split($certainty, '~'), t.certainty))
  and ($weapon is null or list_contains(string_split($weapon, '~'), t.weapon))
  and ($actor is null or list_has_any(string_split($actor, '~'), d.actors))
  and ($outlet is null or list_has_any(string_split($outlet, '~'), w.outlets))
  and ($place is null or list_contains(string_split($place, '~'), t.place_id))
order by coalesce(t.first_day, t.last_day) nulls last, t.last_day nulls last, f."order", t.event_id
