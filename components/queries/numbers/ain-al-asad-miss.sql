-- How far from the Ain al-Asad airbase do the rockets come down, in kilometers?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'ain-al-asad-rockets-2022-01-06-distance'
