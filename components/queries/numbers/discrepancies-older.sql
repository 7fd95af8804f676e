-- For how many facts are all sources older than the fact?
select count(*)::integer as value from discrepancies where kind = 'source-predates-event'
