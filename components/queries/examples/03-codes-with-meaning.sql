-- What do the degrees of certainty mean?
-- skill: First steps
select value, value_label as label, value_description as meaning, value_as as "as"
from codebook
where table_name = 'events' and column_name = 'certainty' and value is not null
order by value_order
