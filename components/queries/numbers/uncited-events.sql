-- For how many events does the article cite no source?
select count(*)::integer as value from events where sources = 0
