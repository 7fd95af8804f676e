-- What changes where the text is read otherwise than it was coded?
-- skill: Readings
select r.label, e.title, e.date_start as as_coded, r.date_start as read_otherwise, r.holds
from readings r
left join events e on e.event_id = r.fact_id
order by r.article_id, r.reading_id, r.fact_id
