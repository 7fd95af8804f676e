-- How many discrepancies offer another reading?
select count(distinct discrepancy_id)::integer as value from readings
