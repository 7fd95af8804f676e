-- How certain is what each article says?
-- skill: Counting
pivot (
  select a.front as front, e.certainty, l."order" as rank
  from events e
  join articles a using (article_id)
  join labels l on l.table_name = 'events' and l.column_name = 'certainty' and l.value = e.certainty
)
on certainty in ('asserted', 'reported', 'claimed', 'alleged', 'assessed', 'hypothetical', 'denied')
using count(*)
group by front
order by front
