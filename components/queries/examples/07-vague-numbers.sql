-- Which numbers does the text give in words, and which with bounds?
-- skill: Counting
select f.subject, f.value, f.low, f.high, f.qualifier, u.label as unit
from figures f
join labels u on u.table_name = 'figures' and u.column_name = 'unit' and u.value = f.unit
where f.qualifier is not null or f.low is not null or f.high is not null
order by f.article_id, f.figure_id
