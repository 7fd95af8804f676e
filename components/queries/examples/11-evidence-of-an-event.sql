-- On whose word does each attack of January 2022 rest?
-- skill: Joins
select e.title, c.outlet_printed as outlet, c.published, v.paragraph_id
from events e
join evidence v on v.fact_id = e.event_id and v.kind = 'event'
left join citations c using (citation_id)
where e.class = 'violence' and not e.umbrella and e.date_start between date '2022-01-01' and date '2022-01-31'
order by e.date_start, e.event_id, c.published
