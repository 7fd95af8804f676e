-- How many groups does the article on Iran-backed militias name that claim attacks for others?
select count(*)::integer as value
from (
  select distinct actor_id
  from actors a
  join relations r on a.actor_id in (r.source_id, r.target_id)
  where a.kind = 'facade-group' and r.article_id = 'iranian-proxies'
    and not exists (select 1 from relations c where c.type = 'instance-of' and c.target_id = a.actor_id)
)
