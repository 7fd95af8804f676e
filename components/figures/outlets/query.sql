-- Whom do the articles lean on, citation by citation, and how many facts of each front rest on one outlet?
-- Rules: one row of part 'citation' a source cited in a bracket. `facts` are the events, ties and numbers that cite it
-- and cite the outlet nowhere earlier in the article, so that a row of pieces adds up to `outlet_facts`, the facts of
-- the article that rest on the outlet. A fact that cites two outlets counts for both. `front_facts` are all facts of
-- the article, `front_cited` those that cite any source. Rows of part 'uncited' name no fact: they hold how many facts
-- of a front cite nobody, and stand where rows are grouped by front and no kind of outlet is chosen.
with
  facts as (
    select v.kind || ' ' || v.fact_id as fact, p.article_id, v.citation_id
    from evidence v
    join paragraphs p using (paragraph_id)
  ),
  fronts as (
    select article_id, count(distinct fact) as front_facts, count(distinct fact) filter (citation_id is not null) as front_cited
    from facts
    group by article_id
  ),
  places as (
    select c.*, p.n, row_number() over (order by a.rowid, p.n, c.citation_id) as place
    from citations c
    join paragraphs p using (paragraph_id)
    join articles a on a.article_id = c.article_id
  ),
  firsts as (
    select article_id, outlet_id, fact, arg_min(citation_id, place) as citation_id
    from facts
    join (select citation_id, outlet_id, place from places) using (citation_id)
    group by article_id, outlet_id, fact
  ),
  pieces as (
    select
      s.*,
      (select count(*) from firsts f where f.citation_id = s.citation_id) as facts,
      (select count(*) from firsts f where f.article_id = s.article_id and f.outlet_id = s.outlet_id) as outlet_facts
    from places s
  ),
  known as (
    select
      'citation' as part,
      case $by when 'front' then s.article_id when 'kind' then o.kind else coalesce(o.country, 'unknown') end as group_id,
      case $by when 'front' then a.front_label when 'kind' then k.label else coalesce(o.country_name, 'Country not known') end as group_label,
      s.outlet_id,
      o.name as outlet,
      o.kind as outlet_kind,
      o.country_name as country,
      s.article_id,
      a.front,
      s.published,
      s.date_precision,
      s.facts::int as facts,
      s.outlet_facts::int as outlet_facts,
      f.front_facts::int as front_facts,
      f.front_cited::int as front_cited,
      s.citation_id,
      'p-' || split_part(s.paragraph_id, '.', 2) as anchor,
      s.place
    from pieces s
    join outlets o using (outlet_id)
    join articles a using (article_id)
    join fronts f using (article_id)
    join labels k on k.table_name = 'outlets' and k.column_name = 'kind' and k.value = o.kind
    union all
    select
      'uncited', a.article_id, a.front_label, null, null, null, null, a.article_id, a.front, null, null,
      (f.front_facts - f.front_cited)::int, null, f.front_facts::int, f.front_cited::int, null, null, 0
    from fronts f
    join articles a using (article_id)
    where $by = 'front' and $outlet is null and f.front_facts > f.front_cited
  )
select * exclude (place, rank, size, weight), $by as grouped_by
from (
  select
    w.*,
    case when $by = 'front' then o."order" when w.group_id = 'unknown' then 1000 else 0 end as rank,
    count(*) over (partition by w.group_id) as size,
    sum(w.facts) over (partition by w.group_id, w.outlet_id) as weight
  from known w
  join labels o on o.table_name = 'articles' and o.column_name = 'article_id' and o.value = w.article_id
  where ($front is null or list_contains(string_split($front, '~'), w.article_id))
    and (w.part = 'uncited' or $outlet is null or list_contains(string_split($outlet, '~'), w.outlet_kind))
)
order by rank, size desc, group_label, part, weight desc, outlet, place
