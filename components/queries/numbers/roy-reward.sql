-- What reward was offered in the Roy case, in U.S. dollars?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'roy-reward'
