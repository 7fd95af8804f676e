-- What share of the facts of the article on Ansar al-Islam rests on The Daily Star, in percent?
with
  facts as (
    select v.kind || ' ' || v.fact_id as fact, c.outlet_id
    from evidence v
    join paragraphs p using (paragraph_id)
    left join citations c using (citation_id)
    where p.article_id = 'ansar-al-islam'
  )
select round(100 * count(distinct fact) filter (outlet_id = 'daily-star') / count(distinct fact))::integer as value
from facts
