-- How many events does no author state as plain fact?
select count(*)::integer as value from events where certainty <> 'asserted'
