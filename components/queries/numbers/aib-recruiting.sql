-- How many statements on recruitment by Ansar al-Islam are there, villages named as examples left out?
select count(*)::integer as value, list(event_id order by event_id) as facts
from events
where article_id = 'ansar-al-islam' and type = 'recruitment' and part_of is distinct from 'aib-village-recruitment'
