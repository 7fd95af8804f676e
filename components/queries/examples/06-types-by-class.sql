-- Which kinds of events are there, class by class?
-- skill: Counting
select e.class, l.label as kind, count(*) as events
from events e
join labels l on l.table_name = 'events' and l.column_name = 'type' and l.value = e.type
group by all
order by e.class, events desc, kind
