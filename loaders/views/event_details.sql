-- Events with the labels of their codes, their place, their front and their actors by name.
select
  e.*,
  a.front_label,
  t.label as type_label,
  c.label as certainty_label,
  c."order" as certainty_order,
  p.name as place,
  p.country,
  p.lat,
  p.lon,
  p.where_precision,
  (select list(x.name order by x.name) from participants y join actors x using (actor_id) where y.event_id = e.event_id) as actors
from events e
join articles a using (article_id)
join labels t on t.table_name = 'events' and t.column_name = 'type' and t.value = e.type
join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = e.certainty
left join places p using (place_id)
