-- Where does a text contradict itself or its sources, leave its meaning open, or stand broken, and what are the sides?
-- Rules: one row of part 'entry' a discrepancy. `sides` are the facts, sources and paragraphs that it touches, in the
-- order of its record, but for its own paragraph, and `side_places` where each stands ('article#anchor'); `readings` are other readings than the
-- coded one that a reader may take. Rows of part 'cell' name no fact: they hold how many discrepancies of a kind there
-- are on a front, whatever kind is chosen.
with
  facts as (
    select event_id as id, article_id || '#e-' || event_id as place, title, date_start, date_end, date_precision from events
    union all
    select relation_id, article_id || '#r-' || relation_id, source || ' ' || reads || ' ' || target, date_start, date_end, date_precision from ties
    union all
    select figure_id, article_id || '#f-' || figure_id, subject, as_of, as_of_end, as_of_precision from figures
    union all
    select
      citation_id,
      article_id || '#p-' || split_part(paragraph_id, '.', 2),
      'Source: ' || outlet_printed,
      published,
      case date_precision when 'month' then last_day(published) when 'year' then make_date(year(published), 12, 31) else published end,
      date_precision
    from citations
    union all
    select
      paragraph_id,
      article_id || '#p-' || split_part(paragraph_id, '.', 2),
      replace('Paragraph ' || split_part(paragraph_id, '.', 2), 'Paragraph fn', 'Footnote '),
      null, null, null
    from paragraphs
  ),
  touched as (
    select discrepancy_id, paragraph_id, unnest(facts) as id, generate_subscripts(facts, 1) as place_in_list
    from discrepancies
  ),
  sides as (
    select
      t.discrepancy_id,
      list(f.title order by t.place_in_list) as sides,
      list(f.place order by t.place_in_list) as side_places,
      list(coalesce(f.date_start::varchar, '') || '/' || coalesce(f.date_end::varchar, '') || '/' || coalesce(f.date_precision, '') order by t.place_in_list) as side_dates
    from touched t
    join facts f using (id)
    where t.id <> t.paragraph_id
    group by t.discrepancy_id
  ),
  offers as (
    select discrepancy_id, list(distinct label order by label) as reading_labels
    from readings
    group by discrepancy_id
  ),
  known as (
    select d.*, d.rowid as place, k."order" as kind_order, o."order" as front_order
    from discrepancies d
    join labels k on k.table_name = 'discrepancies' and k.column_name = 'kind' and k.value = d.kind
    join labels o on o.table_name = 'articles' and o.column_name = 'article_id' and o.value = d.article_id
    where ($front is null or list_contains(string_split($front, '~'), d.article_id))
      and ($found is null or d.found = $found)
  )
select part, discrepancy_kind, article_id, paragraph, note, sides, side_places, side_dates, reading_labels, found, entries, discrepancy_id, anchor
from (
  select
    'cell' as part, kind as discrepancy_kind, article_id, null as paragraph, null as note, null as sides,
    null as side_places, null as side_dates, null as reading_labels, null as found, count(*)::int as entries,
    null as discrepancy_id, null as anchor, kind_order, front_order, 0 as place
  from known
  group by all
  union all
  select
    'entry', kind, article_id, split_part(paragraph_id, '.', 2), note, s.sides, s.side_places, s.side_dates, r.reading_labels,
    found, 1, discrepancy_id, 'p-' || split_part(paragraph_id, '.', 2), kind_order, front_order, place
  from known
  left join sides s using (discrepancy_id)
  left join offers r using (discrepancy_id)
  where $list is null or list_contains(string_split($list, '~'), kind)
)
order by part, kind_order, front_order, place
