-- How many events are coded from the article on Tajikistan?
select count(*)::integer as value
from events
where article_id = 'tajikistan'
