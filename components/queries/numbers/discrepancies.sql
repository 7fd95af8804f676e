-- How many discrepancies are on record?
select count(*)::integer as value from discrepancies
