-- For how many pairs of event and source do the dates not tell which is older?
select count(*)::integer as value
from citation_lag
join events e using (event_id)
where e.certainty <> 'hypothetical' and published >= e.date_start and (e.date_end is null or published < e.date_end)
