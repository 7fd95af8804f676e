-- How many members has Husseini'yon, who says so, and how many has another group that is counted?
-- Rules: 'count' is a figure of members with a number, of the group and, with $beside = 1, of any other actor; NULL bounds are
-- not given, and nothing is read into a qualifier. 'word' is a figure of people of the group for which the text has a
-- word and no number, arrests of its members among them. 'name' is a person whom the text calls its leader or its member;
-- these are ties and are not added to any count. `sources` are the outlets cited for the fact with their dates, empty
-- where none is. A date is that of the count, and not of its source.
with
  counted as (
    select f.*, a.name as actor, coalesce(f.value, f.high, f.low) is not null as numbered
    from figures f
    left join participants p on p.event_id = f.event_id and p.role = 'arrested' and f.measure = 'arrested'
    join actors a on a.actor_id = coalesce(f.actor_id, p.actor_id)
    where f.unit = 'people'
      and ((a.actor_id = 'husseiniyon' and f.article_id = 'husseiniyon')
        or (f.measure = 'members' and coalesce(f.value, f.high, f.low) is not null and $beside = 1))
  ),
  facts as (
    select 1 as part_order, case when numbered then 'count' else 'word' end as part, 'figure' as kind, figure_id as fact_id, article_id,
      paragraph_id, actor, subject as title, value, low, high, qualifier, as_of as date_start, as_of_end as date_end,
      as_of_precision as date_precision, certainty, hedge
    from counted
    union all
    select 2, 'name', 'relation', relation_id, article_id, paragraph_id, target, source || ' ' || reads || ' ' || target,
      null, null, null, null, null, null, null, certainty, hedge
    from ties
    where target_id = 'husseiniyon' and source_kind = 'person' and type in ('leads', 'member-of')
  ),
  tellers as (
    select v.kind, v.fact_id, list(o.name order by c.published, o.name) as outlets, list(c.published::varchar order by c.published, o.name) as published
    from evidence v
    join citations c using (citation_id)
    join outlets o using (outlet_id)
    group by all
  )
select
  f.part,
  f.kind,
  f.fact_id,
  f.article_id,
  f.actor,
  f.title,
  f.value,
  f.low,
  f.high,
  f.qualifier,
  f.date_start,
  f.date_end,
  f.date_precision,
  f.certainty,
  f.hedge,
  case when t.outlets is null then 'uncited' else 'cited' end as grounds,
  t.outlets,
  t.published
from facts f
join paragraphs p using (paragraph_id)
join labels c on c.table_name = 'figures' and c.column_name = 'certainty' and c.value = f.certainty
left join tellers t on t.kind = f.kind and t.fact_id = f.fact_id
where ($source is null or case when t.outlets is null then 'uncited' else 'cited' end = $source)
  and ($certainty is null
    or c."order" <= (select "order" from labels where table_name = 'figures' and column_name = 'certainty' and value = $certainty))
order by f.part_order, f.part, f.article_id <> 'husseiniyon', f.date_start nulls last, p.n, f.fact_id
