-- How many U.S. troops are in Iraq, as the article has it?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'us-troops-iraq-now'
