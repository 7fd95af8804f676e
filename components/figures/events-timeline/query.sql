-- Which events do the five articles date, and which of them fall between two days?
-- Rules: every dated event is a row of part 'event', or 'early' where it ends more than fifty years before the
-- issue. One row a front of part 'lane' counts its events without a date; 'issue' dates the issue, 'window' is the
-- two days asked for, and 'axis' spans from the first year of the events to the last day, whatever is chosen. An
-- event falls 'inside' the two days where every day that its date allows does, 'partly' where some do. Where the
-- text gives no end, no day after the issue counts; an event without a start never falls wholly inside. Series and
-- totals (umbrella) and what is denied are rows but not counted. NULL bounds are those of the axis.
with
  issue as (select max(published) as published, max(publication || ' ' || volume || '(' || issue || ')') as title from articles),
  placed as (
    select
      e.*,
      c."order" as rank,
      e.date_start is not null or e.date_end is not null as is_dated,
      coalesce(coalesce(e.date_end, e.date_start) < (i.published - interval 50 year)::date, false) as is_early,
      case when e.date_end is null or (e.date_start <= i.published and e.date_end > i.published) then i.published else e.date_end end as last,
      not e.umbrella and e.certainty <> 'denied' as counted
    from events e
    join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = e.certainty
    cross join issue i
  ),
  axis as (
    select
      date_trunc('year', min(coalesce(p.date_start, p.date_end)))::date as first,
      greatest(max(coalesce(p.date_end, p.date_start)), max(i.published)) as last
    from placed p
    cross join issue i
    where p.is_dated and not p.is_early
  ),
  span as (select coalesce($from::date, first) as first, coalesce($to::date, last) as last from axis),
  chosen as (
    select *
    from placed
    where ($front is null or list_contains(string_split($front, '~'), article_id))
      and ($class is null or list_contains(string_split($class, '~'), class))
      and ($certainty is null or rank <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
  ),
  parts as (
    select 1 as part_order, 'axis' as part, null as front, null as event_id, null as article_id, null as title, null as event_class,
      first as date_start, last as date_end, 'range' as date_precision, null as position, null as killed, null as sources,
      null as umbrella, null as counted, null as certainty, null as hedge, null as undated
    from axis
    union all
    select 2, 'issue', null, null, null, title, null, published, published, 'day', null, null, null, null, null, null, null, null
    from issue
    union all
    select 3, 'window', null, null, null, null, null, first, last, 'range', null, null, null, null, null, null, null, null
    from span
    union all
    select 4, 'lane', article_id, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
      count(*) filter (not is_dated and counted)
    from chosen
    group by article_id
    union all
    select 5, case when is_early then 'early' else 'event' end, article_id, event_id, article_id, title, class,
      date_start, date_end, date_precision,
      case
        when p.last < s.first or coalesce(p.date_start, a.first) > s.last or s.first > s.last then 'outside'
        when p.date_start >= s.first and p.last <= s.last then 'inside'
        else 'partly'
      end,
      killed, sources, umbrella, counted, certainty, hedge, null
    from chosen p
    cross join span s
    cross join axis a
    where p.is_dated
  )
select
  p.part,
  p.front,
  p.event_id,
  p.article_id,
  p.title,
  p.event_class,
  p.date_start,
  p.date_end,
  p.date_precision,
  p.position,
  p.killed,
  p.sources,
  p.umbrella,
  p.counted,
  p.certainty,
  p.hedge,
  p.undated
from parts p
left join labels f on f.table_name = 'articles' and f.column_name = 'article_id' and f.value = p.front
where exists (select 1 from chosen)
order by p.part_order, f."order", coalesce(p.date_start, p.date_end), p.date_end, p.event_id
