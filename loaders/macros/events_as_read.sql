-- Events as they stand under chosen readings of the discrepancies (reading ids with `~` between them; NULL leaves all as coded): what falls away is left out; `readings` and `reading_labels` name the readings that would change the event. Of two chosen readings of one event, the first of the table holds.
select
  e.* replace (
    case when r.date_precision is null then e.date_start else r.date_start end as date_start,
    case when r.date_precision is null then e.date_end else r.date_end end as date_end,
    coalesce(r.date_precision, e.date_precision) as date_precision,
    coalesce(r.part_of, e.part_of) as part_of
  ),
  o.readings,
  o.reading_labels
from events e
left join chosen_readings(chosen) r on r.fact_id = e.event_id
left join offered_readings o on o.fact_id = e.event_id
where r.holds is not false
