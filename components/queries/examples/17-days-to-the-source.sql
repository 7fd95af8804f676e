-- How long after an event was its first source published?
-- skill: Windows
select title, date_start, published, lag_days, outlet_printed
from citation_lag
where date_precision = 'day'
qualify row_number() over (partition by event_id order by published, citation_id) = 1
order by lag_days, title
