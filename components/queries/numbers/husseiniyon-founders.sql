-- How many members does Husseini'yon have when it is founded?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'husseiniyon-members-at-formation'
