-- How many years lie between the attack on Avijit Roy and the sentences, in the article's words?
select value::integer as value, [figure_id] as facts
from figures
where figure_id = 'roy-attack-to-sentence-years'
