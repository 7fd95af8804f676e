-- How many people is al-Quraishi's bomb alleged to have killed?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'al-quraishi-suicide-bombing-2022-02-03-killed'
