-- How many paragraphs does the article on Islamic State have?
select paragraphs::integer as value from articles where article_id = 'islamic-state'
