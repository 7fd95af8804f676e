-- How much of each front rests on one outlet?
-- skill: The audit
with cited as (
  select e.article_id, e.event_id, c.outlet_id
  from events e
  join evidence v on v.fact_id = e.event_id and v.kind = 'event'
  join citations c using (citation_id)
  group by all
),
shares as (
  select article_id, outlet_id, count(*) as events
  from cited
  group by all
)
select s.article_id, arg_max(o.name, (s.events, o.name)) as outlet, max(s.events) as events,
  (select count(distinct event_id) from cited c where c.article_id = s.article_id) as cited_events
from shares s
join outlets o using (outlet_id)
group by s.article_id
order by s.article_id
