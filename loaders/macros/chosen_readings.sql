-- What chosen readings (ids with `~` between them; NULL chooses none) change, one row a fact: of two chosen readings of one fact, the first of the table holds.
select *
from readings
where list_contains(string_split(coalesce(chosen, ''), '~'), reading_id)
qualify row_number() over (partition by fact_id order by rowid) = 1
