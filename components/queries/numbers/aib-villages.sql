-- How many places are named as examples of recruitment in villages?
select count(*)::integer as value, list(event_id order by event_id) as facts
from events
where part_of = 'aib-village-recruitment' and place_id is not null
