-- How many militants were arrested in Bangladesh in 2021, in the article's words?
select concat_ws(' ', qualifier, value::integer) as value, [figure_id] as facts
from figures
where figure_id = 'aib-operations-2021-arrested'
