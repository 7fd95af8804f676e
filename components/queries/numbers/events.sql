-- How many events are coded?
select count(*)::integer as value from events
