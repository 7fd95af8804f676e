-- What does not hold together, and how often?
-- skill: The audit
select l.label as kind, count(*) as discrepancies, count(*) filter (d.found = 'computed') as computed
from discrepancies d
join labels l on l.table_name = 'discrepancies' and l.column_name = 'kind' and l.value = d.kind
group by all
order by discrepancies desc, kind
