-- How long after an event did the source appear that is cited for it, and which sources are older than their event?
-- Rules: one row an event and a source cited for it. Part 'pair' has both days: `least` and `most` are the days from
-- the event to its source, counted from the last and from the first day that the text allows for the event; `least` is
-- empty where the event has no last day. `standing` is 'older' where even the last day of the source lies before the
-- first of the event, 'later' where its first lies on the last of the event or after it, and 'within' where the days
-- that the text allows decide nothing. Part 'open' are events without a first day, 'undated' those without any: they
-- have no lag. What is only hypothetical has no day to be older than and is left out.
with
  sources as (
    select
      *,
      case date_precision
        when 'month' then last_day(published)
        when 'year' then make_date(year(published), 12, 31)
        else published
      end as published_end
    from citations
  ),
  pairs as (
    select
      case
        when e.date_start is null and e.date_end is null then 'undated'
        when e.date_start is null or s.published is null then 'open'
        else 'pair'
      end as part,
      e.*,
      s.citation_id,
      s.outlet_printed as outlet,
      s.published,
      s.published_end
    from events e
    join evidence v on v.kind = 'event' and v.fact_id = e.event_id
    join sources s using (citation_id)
    where e.certainty <> 'hypothetical'
  )
select
  p.part,
  p.event_id,
  p.article_id,
  p.title,
  p.date_start,
  p.date_end,
  p.date_precision,
  p.outlet,
  p.published,
  case when p.part = 'pair' then p.published - p.date_end end as least,
  case when p.part = 'pair' then p.published_end - p.date_start end as most,
  case
    when p.part <> 'pair' then null
    when p.published_end < p.date_start then 'older'
    when p.published >= p.date_end then 'later'
    else 'within'
  end as standing,
  p.certainty,
  p.hedge,
  p.citation_id
from pairs p
join labels o on o.table_name = 'articles' and o.column_name = 'article_id' and o.value = p.article_id
join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = p.certainty
where ($front is null or list_contains(string_split($front, '~'), p.article_id))
  and ($dated is null or list_contains(string_split($dated, '~'), p.date_precision))
  and ($lag_from is null or (p.part = 'pair' and p.published_end - p.date_start >= $lag_from))
  and ($lag_to is null or (p.part = 'pair' and p.published_end - p.date_start <= $lag_to))
  and ($certainty is null
    or c."order" <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
order by
  p.part <> 'pair',
  standing <> 'older',
  case when standing = 'older' then p.published_end - p.date_start end,
  o."order",
  p.date_start nulls last,
  p.date_end nulls last,
  p.event_id,
  p.published,
  p.citation_id
