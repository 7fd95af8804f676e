-- How many ties between actors are coded?
select count(*)::integer as value from relations
