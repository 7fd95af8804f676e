-- How many men were sentenced to death for the killing of Avijit Roy?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'roy-case-sentenced-to-death'
