-- How many states does the article on Tajikistan tell to keep supplying Afghanistan with electricity?
select count(*)::integer as value, list(relation_id order by relation_id) as facts
from relations
where article_id = 'tajikistan' and type = 'supplies' and target_id = 'afghanistan'
