-- How many U.S. troops were in Iraq at the peak?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'us-troops-iraq-peak'
