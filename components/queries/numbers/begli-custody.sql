-- To how many days in custody was Tawheed Ibrahim Begli sentenced?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'begli-custody-days'
