-- Which events are older in the text than every source that is cited for them?
-- skill: The audit
select e.title, e.date_start, max(c.published) as newest_source, list(distinct c.outlet_printed order by c.outlet_printed) as outlets
from events e
join evidence v on v.fact_id = e.event_id and v.kind = 'event'
join citations c using (citation_id)
where e.certainty <> 'hypothetical'
group by e.event_id, e.title, e.date_start
having bool_and(c.published < e.date_start) and count(*) = count(c.published)
order by e.date_start, e.title
