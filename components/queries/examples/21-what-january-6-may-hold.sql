-- What may have happened on January 6, 2022, by the dates that the text allows?
-- skill: Intervals
select title, date_start, date_end, date_precision, certainty
from events
where date '2022-01-06' between date_start and date_end
order by date_end - date_start, event_id
