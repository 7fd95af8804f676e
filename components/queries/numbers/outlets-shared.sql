-- How many outlets does more than one article cite?
select count(*)::integer as value
from (select outlet_id from citations group by outlet_id having count(distinct article_id) > 1)
