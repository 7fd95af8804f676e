-- In how many operations?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'aib-operations-2021-operations'
