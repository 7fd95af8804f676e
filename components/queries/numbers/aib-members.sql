-- How many active members does the group have?
select concat(qualifier, ' ', low::integer, ' to ', high::integer) as value, [figure_id] as facts
from figures
where figure_id = 'aib-active-members'
