-- Stated numbers as they stand under chosen readings of the discrepancies, as in events_as_read; a reading that sets a value sets it without bounds and qualifier.
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
left join chosen_readings(chosen) r on r.fact_id = f.figure_id
left join offered_readings o on o.fact_id = f.figure_id
where r.holds is not false
