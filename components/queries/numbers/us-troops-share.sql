-- One in how many of the peak number of U.S. troops is left in Iraq?
select round(p.value / n.value)::integer as value, [p.figure_id, n.figure_id] as facts
from figures p, figures n
where p.figure_id = 'us-troops-iraq-peak' and n.figure_id = 'us-troops-iraq-now'
