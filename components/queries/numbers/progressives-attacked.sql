-- How many people were murdered or injured in 2015 and 2016, at the least?
select low::integer as value, [figure_id] as facts
from figures
where figure_id = 'progressives-killed-or-wounded-2015-2016'
