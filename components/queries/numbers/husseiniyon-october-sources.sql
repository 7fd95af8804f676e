-- How many of the sources on Husseini'yon appeared in October 2021?
select count(*)::integer as value
from citations
where article_id = 'husseiniyon' and published between date '2021-10-01' and date '2021-10-31'
