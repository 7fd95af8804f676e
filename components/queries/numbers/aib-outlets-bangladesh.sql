-- How many citations of the article on Ansar al-Islam are of outlets in Bangladesh?
select count(*)::integer as value
from citations c
join outlets o using (outlet_id)
where c.article_id = 'ansar-al-islam' and o.country = 'BGD'
