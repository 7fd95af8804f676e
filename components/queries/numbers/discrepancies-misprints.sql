-- How many discrepancies concern how the text at hand is printed?
select count(*)::integer as value from discrepancies where kind in ('garbled-text', 'spelling-variant')
