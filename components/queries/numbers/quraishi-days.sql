-- How many days lie between the reported death of al-Quraishi and the issue?
select (a.published - e.date_start)::integer as value, [e.event_id] as facts
from events e
join articles a using (article_id)
where e.event_id = 'al-quraishi-killed-idlib-2022-02-03'
