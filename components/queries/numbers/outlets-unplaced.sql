-- Of how many outlets is the country of the seat not known?
select count(*)::integer as value from outlets where country is null
