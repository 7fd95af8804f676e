-- How many sources does the article on Ansar al-Islam cite?
select count(*)::integer as value from citations where article_id = 'ansar-al-islam'
