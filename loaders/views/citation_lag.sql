-- Each dated event with each source cited for it, and the days from the event's first day to the source; below zero, the source is older than the event.
select
  e.event_id,
  e.article_id,
  e.paragraph_id,
  e.title,
  e.date_start,
  e.date_end,
  e.date_precision,
  c.citation_id,
  c.outlet_id,
  c.outlet_printed,
  c.published,
  c.published - e.date_start as lag_days
from events e
join evidence v on v.fact_id = e.event_id and v.kind = 'event'
join citations c using (citation_id)
where e.date_start is not null and c.published is not null
