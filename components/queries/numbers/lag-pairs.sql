-- How many pairs of a dated event and a source cited for it have a lag?
select count(*)::integer as value from citation_lag join events using (event_id) where certainty <> 'hypothetical'
