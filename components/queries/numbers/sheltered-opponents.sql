-- How many opponents of the Taliban does the article name who were given asylum in Tajikistan?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'tajikistan-asylum-saleh-massoud-persons'
