-- For what share of its facts does the article on Iran-backed militias cite nobody, in percent?
with
  facts as (
    select v.kind || ' ' || v.fact_id as fact, max(v.citation_id) is null as uncited
    from evidence v
    join paragraphs p using (paragraph_id)
    where p.article_id = 'iranian-proxies'
    group by fact
  )
select round(100 * count(*) filter (uncited) / count(*))::integer as value from facts
