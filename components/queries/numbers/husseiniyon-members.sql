-- How many members is Husseini'yon believed to have now, in the article's words?
select concat_ws(' ', qualifier, value::integer) as value, [figure_id] as facts
from figures
where figure_id = 'husseiniyon-members-now'
