-- Make a table of your own from ours, and ask it.
-- skill: Change the tables
create or replace table violence as
  select event_id, title, date_start, certainty
  from events
  where class = 'violence' and not umbrella;

select certainty, count(*) as events
from violence
group by all
order by events desc, certainty
