-- How many paragraphs and footnotes do the articles have?
select count(*)::integer as value from paragraphs
