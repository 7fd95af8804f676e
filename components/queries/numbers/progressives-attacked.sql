-- How many people, at the least, were killed or hurt over the two years 2015 and 2016?
select low::integer as value, [figure_id] as facts
from figures
where figure_id = 'progressives-killed-or-wounded-2015-2016'
