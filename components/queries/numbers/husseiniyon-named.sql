-- How many people does the article name as leader or members of Husseini'yon?
select count(*)::integer as value, list(relation_id order by relation_id) as facts
from ties
where target_id = 'husseiniyon' and source_kind = 'person' and type in ('leads', 'member-of')
