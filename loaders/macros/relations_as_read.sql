-- Ties as they stand under chosen readings of the discrepancies, as in events_as_read.
select
  t.* replace (
    case when r.date_precision is null then t.date_start else r.date_start end as date_start,
    case when r.date_precision is null then t.date_end else r.date_end end as date_end,
    coalesce(r.date_precision, t.date_precision) as date_precision
  ),
  o.readings,
  o.reading_labels
from relations t
left join chosen_readings(chosen) r on r.fact_id = t.relation_id
left join offered_readings o on o.fact_id = t.relation_id
where r.holds is not false
