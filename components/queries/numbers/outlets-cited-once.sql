-- How many outlets stand in one bracket alone?
select count(*)::integer as value
from (select outlet_id from citations group by outlet_id having count(*) = 1)
