-- The readings that would change each fact, other than the coded one, by their ids and labels.
select fact_id, list(reading_id order by rowid) as readings, list(label order by rowid) as reading_labels
from readings
group by fact_id
