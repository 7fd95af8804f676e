-- How many single attacks and plots are laid to Husseini'yon?
select count(*)::integer as value, list(event_id order by event_id) as facts
from events
join participants using (event_id)
where article_id = 'husseiniyon' and class = 'violence' and not umbrella and actor_id = 'husseiniyon' and role = 'attributed'
