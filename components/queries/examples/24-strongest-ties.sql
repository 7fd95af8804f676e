-- Which pairs of actors have the most ties stated between them?
-- skill: Networks
select least(s.name, t.name) as one, greatest(s.name, t.name) as other, count(*) as ties, list(distinct r.type order by r.type) as kinds
from relations r
join actors s on s.actor_id = r.source_id
join actors t on t.actor_id = r.target_id
group by all
having count(*) > 1
order by ties desc, one, other
limit 20
