-- How many places of the text at hand are broken?
select count(*)::integer as value from discrepancies where kind = 'garbled-text'
