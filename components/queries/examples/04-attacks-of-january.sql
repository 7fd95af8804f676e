-- Which attacks does the text date to January 2022, and what came of them?
-- skill: First steps
select title, date_start, date_end, weapon, weapon_count, outcome, certainty
from events
where class = 'violence' and not umbrella and date_start between date '2022-01-01' and date '2022-01-31'
order by date_start, event_id
