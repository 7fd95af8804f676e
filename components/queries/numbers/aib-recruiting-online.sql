-- How many of the statements on recruitment by Ansar al-Islam concern the internet?
select count(*)::integer as value, list(event_id order by event_id) as facts
from events
where article_id = 'ansar-al-islam' and type = 'recruitment' and 'aib-online-recruitment' in (event_id, part_of)
