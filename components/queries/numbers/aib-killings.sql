-- How many killings by or laid to Ansar al-Islam are told one by one?
select count(*)::integer as value, list(event_id order by event_id) as facts
from events
where article_id = 'ansar-al-islam' and type = 'assassination' and not umbrella
