-- In how many countries does Islamic State hold land, by the article?
select count(distinct p.country)::integer as value, list(e.event_id order by e.event_id) as facts
from events e
join places p using (place_id)
where e.part_of = 'is-remote-territory' and e.type = 'control'
