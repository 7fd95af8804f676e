-- How many followers do the accounts have, nearly?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'aib-accounts-followers'
