-- Who is tied to whom in the five articles, how, when and how firmly, and which ties lead from one actor to another?
-- Rules: one row a tie, denied ones included; actors without a stated tie have no row. `first_day` and `last_day` span
-- every day that its date allows, both NULL where it has none: an open start reaches back to the first year that any
-- tie is dated to, an open end to the day of the issue. A filter only leaves rows out: a list keeps a row that carries
-- any of the chosen values, two days keep a tie that may have held between them. What is NULL passes no filter.
-- What passes is then narrowed to an actor, where one is chosen. Alone: the ties between actors that are at most $steps
-- ties away from it. With another to lead to: the ties of every shortest chain between the two, whichever way the ties
-- read. A chain has twelve links at most; a tie that is denied makes no link, but stands beside those that do. `step`
-- counts the ties from the actor to the nearer end of the tie, `ahead` those from its farther end to the other actor,
-- and `near_id` is the nearer end.
with recursive
  issue as (select max(published) as published from articles),
  axis as (select date_trunc('year', min(coalesce(date_start, date_end)))::date as first from relations),
  told as (
    select
      t.*,
      p.n,
      f."order" as front_order,
      case when t.date_start is null and t.date_end is not null then least(a.first, t.date_end) else t.date_start end as first_day,
      case
        when t.date_start is null and t.date_end is null then null
        when t.date_end is null then greatest(t.date_start, i.published)
        when t.date_start <= i.published and t.date_end > i.published then i.published
        else t.date_end
      end as last_day
    from ties t
    join paragraphs p using (paragraph_id)
    join labels f on f.table_name = 'articles' and f.column_name = 'article_id' and f.value = t.article_id
    cross join issue i
    cross join axis a
  ),
  passing as (
    select *
    from told
    where ($from is null or last_day >= $from::date)
      and ($to is null or first_day <= $to::date)
      and ($from is null or $to is null or $from::date <= $to::date)
      and ($front is null or list_contains(string_split($front, '~'), article_id))
      and ($type is null or list_contains(string_split($type, '~'), type))
      and ($certainty is null or list_contains(string_split($certainty, '~'), certainty))
  ),
  links as (
    select source_id as a, target_id as b from passing where $path is null or certainty <> 'denied'
    union
    select target_id, source_id from passing where $path is null or certainty <> 'denied'
  ),
  out (actor_id, step) as (
    select $focus::varchar, 0 where $focus is not null
    union
    select l.b, o.step + 1 from out o join links l on l.a = o.actor_id where o.step < 12
  ),
  back (actor_id, step) as (
    select $path::varchar, 0 where $path is not null
    union
    select l.b, o.step + 1 from back o join links l on l.a = o.actor_id where o.step < 12
  ),
  away as (select actor_id, min(step)::integer as steps from out group by actor_id),
  ahead as (select actor_id, min(step)::integer as steps from back group by actor_id),
  chosen as (
    select
      t.*,
      case when $focus is not null then least(f.steps, g.steps) end as step,
      case when $focus is not null and $path is not null then least(x.steps, y.steps) end as ahead,
      case when $focus is not null then case when f.steps <= g.steps then source_id else target_id end end as near_id
    from passing t
    left join away f on f.actor_id = t.source_id
    left join away g on g.actor_id = t.target_id
    left join ahead x on x.actor_id = t.source_id
    left join ahead y on y.actor_id = t.target_id
    left join ahead whole on whole.actor_id = $focus
    where case
      when $focus is null then true
      when $path is null then greatest(f.steps, g.steps) <= $steps::integer and f.steps is not null and g.steps is not null
      else exists (select 1 from links l where l.a = t.source_id and l.b = t.target_id)
        and whole.steps <= 12
        and (f.steps + 1 + y.steps = whole.steps or g.steps + 1 + x.steps = whole.steps)
    end
  )
select
  relation_id,
  article_id,
  concat_ws(' ', source, reads, target) as title,
  source_id,
  source,
  source_kind,
  type,
  reads,
  target_id,
  target,
  target_kind,
  [source_id, target_id] as actors,
  [source, target] as actor_names,
  date_start,
  date_end,
  date_precision,
  first_day,
  last_day,
  certainty,
  hedge,
  note,
  step,
  ahead,
  near_id
from chosen
order by step nulls first, front_order, n, relation_id
