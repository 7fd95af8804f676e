-- Stated numbers as they stand under chosen readings of the discrepancies, as in events_as_read; a reading that sets a value sets it without bounds and qualifier.
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
  f.* replace (
    coalesce(r.value, f.value) as value,
    case when r.value is null then f.low end as low,
    case when r.value is null then f.high end as high,
    case when r.value is null then f.qualifier end as qualifier,
    case when r.date_precision is null then f.as_of else r.date_start end as as_of,
    case when r.date_precision is null then f.as_of_end else r.date_end end as as_of_end,
    coalesce(r.date_precision, f.as_of_precision) as as_of_precision
  ),
  o.readings,
  o.reading_labels
from figures f
left join chosen_changes r on r.fact_id = f.figure_id
left join offers o on o.fact_id = f.figure_id
where r.holds is not false
