-- Ties as they stand under chosen readings of the discrepancies, as in events_as_read.
with
  chosen_changes as (
    select *
    from readings
    where list_contains(string_split(coalesce(chosen, ''), '~'), reading_id)
    qualify row_number() over (partition by fact_id order by rowid) = 1
  ),
  offers as (
    select fact_id, list(reading_id order by rowid) as readings, list(label order by rowid) as reading_labels
    from readings
    group by fact_id
  )
select
  t.* replace (
    case when r.date_precision is null then t.date_start else r.date_start end as date_start,
    case when r.date_precision is null then t.date_end else r.date_end end as date_end,
    coalesce(r.date_precision, t.date_precision) as date_precision
  ),
  o.readings,
  o.reading_labels
from relations t
left join chosen_changes r on r.fact_id = t.relation_id
left join offers o on o.fact_id = t.relation_id
where r.holds is not false
