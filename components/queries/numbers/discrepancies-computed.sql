-- How many discrepancies did the tables themselves give away?
select count(*)::integer as value from discrepancies where found = 'computed'
