-- Which totals contain single cases, and how many of them are told one by one?
-- skill: Counting
select u.title as total, count(c.event_id) as cases, list(c.title order by c.date_start nulls last, c.event_id) as told
from events u
left join events c on c.part_of = u.event_id
where u.umbrella
group by u.event_id, u.title
order by cases desc, total
