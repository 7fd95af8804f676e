-- How many stated numbers are coded?
select count(*)::integer as value from figures
