-- Where do the events of the five articles take place, as far as the text names a place?
-- Rules: one row an event, undated ones and denials included. Series and totals (umbrella) are left out: their cases
-- stand for themselves. An event without a place, or with one too wide for a point, is a row without coordinates.
select
  e.event_id,
  e.article_id,
  e.title,
  e.class as event_class,
  e.place_id,
  p.name as place,
  p.country,
  p.lat,
  p.lon,
  p.where_precision,
  e.date_start,
  e.date_end,
  e.date_precision,
  e.killed,
  e.certainty,
  e.hedge
from events e
left join places p using (place_id)
join labels f on f.table_name = 'articles' and f.column_name = 'article_id' and f.value = e.article_id
join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = e.certainty
where not e.umbrella
  and ($front is null or list_contains(string_split($front, '~'), e.article_id))
  and ($class is null or list_contains(string_split($class, '~'), e.class))
  and ($certainty is null
    or c."order" <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
order by p.lat is null, f."order", p.country nulls last, p.name, coalesce(e.date_start, e.date_end) nulls last, e.event_id
