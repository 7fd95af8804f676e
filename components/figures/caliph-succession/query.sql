-- Who led Islamic State and until when, what followed each death, and what did not?
-- Rules: a caliph is a person that leads the group. His term begins on one of the days of the takeover in which he is
-- the last in line, and ends on one of the days of his death; NULL where no such event is shown, so that a death left
-- out as too uncertain leaves the term without an end. A killing within a death (part_of) is a row 'toll', a statement
-- or denial about a death a row 'word' of its speaker. The text names regions and no provinces: a pledge, made or not,
-- stands once in each region that its paragraph names. An outcome 'none' says what did not happen. The certainty asked
-- for is that of each row; `reading` takes other readings of what the text leaves open (readings, events_as_read), and
-- `notes` says what is at odds in the sources of a pledge. Rows 'window' name no fact but the months to draw, in one piece with $scale = 1, else
-- without the months between that hold no date; `issue` is the day of the issue.
with
  issue as (select published from articles where article_id = 'islamic-state'),
  known as (
    select e.*, c."order" as rank
    from events_as_read($reading) e
    join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = e.certainty
    where e.article_id = 'islamic-state'
  ),
  firm as (
    select *
    from known
    where $certainty is null
      or rank <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty)
  ),
  leads as (
    select r.*, a.name, c."order" as rank
    from relations r
    join actors a on a.actor_id = r.source_id and a.kind = 'person'
    join labels c on c.table_name = 'relations' and c.column_name = 'certainty' and c.value = r.certainty
    where r.article_id = 'islamic-state' and r.type = 'leads' and r.target_id = 'islamic-state'
  ),
  killings as (
    select k.event_id, l.source_id as person_id, l.name as person
    from known k
    join participants p on p.event_id = k.event_id and p.role = 'victim'
    join leads l on l.source_id = p.actor_id
    where k.class = 'violence' and k.part_of is null
  ),
  caliphs as (
    select l.*, row_number() over (order by k.date_start nulls last, l.relation_id) as line
    from leads l
    left join killings d on d.person_id = l.source_id
    left join known k on k.event_id = d.event_id
  ),
  takeovers as (
    select f.event_id, max(c.line) as line
    from firm f
    join participants p on p.event_id = f.event_id and p.role = 'subject'
    join caliphs c on c.source_id = p.actor_id
    where f.type = 'takeover'
    group by f.event_id
  ),
  begins as (
    select t.line, min(f.date_start) as since_first, max(f.date_end) as since_last
    from takeovers t
    join firm f using (event_id)
    where f.outcome = 'completed'
    group by t.line
  ),
  ends as (
    select d.person_id, min(f.date_start) as until_first, max(f.date_end) as until_last
    from killings d
    join firm f using (event_id)
    group by d.person_id
  ),
  intervals as (
    select event_id, max(qualifier) as within_words
    from figures
    where measure = 'interval'
    group by event_id
  ),
  notes as (
    select event_id, list(note order by discrepancy_id) as notes
    from (
      select discrepancy_id, note, unnest(facts) as event_id
      from discrepancies
      where found = 'coded' and kind = 'citation-mismatch'
    )
    group by event_id
  ),
  months as (
    select distinct date_trunc('month', day)::date as month
    from (select unnest([date_start, date_end]) as day from events where article_id = 'islamic-state' union select published from issue)
    where day is not null
  ),
  steps as (
    select month, coalesce(month > lag(month) over (order by month) + interval 1 month and $scale = 0, false) as opens
    from months
  ),
  pieces as (select month, sum(opens::int) over (order by month) as piece from steps),
  parts as (
    select 1 as part_order, 'term' as part, line, c.name as lane, 'relation' as kind, relation_id as fact_id, c.article_id,
      upper(left(c.name, 1)) || substr(c.name, 2) || ' leads ' || t.name as title, c.name as person, null as outcome, null as killed,
      coalesce(c.date_start, since_first) as date_start, coalesce(c.date_end, until_last) as date_end,
      coalesce(c.date_precision, case when coalesce(since_first, until_last) is not null then 'range' end) as date_precision,
      since_first, since_last, until_first, until_last, null as within_words, null as notes, c.certainty, c.hedge,
      null as readings, null as reading_labels
    from caliphs c
    join actors t on t.actor_id = c.target_id
    left join begins using (line)
    left join ends e on e.person_id = c.source_id
    where $certainty is null
      or c.rank <= (select "order" from labels where table_name = 'relations' and column_name = 'certainty' and value = $certainty)
    union all
    select 2, 'takeover', c.line, c.name, 'event', f.event_id, f.article_id, f.title, c.name, f.outcome, f.killed,
      f.date_start, f.date_end, f.date_precision, null, null, null, null, null, null, f.certainty, f.hedge, f.readings, f.reading_labels
    from takeovers t
    join firm f using (event_id)
    join caliphs c using (line)
    union all
    select 3, 'death', c.line, c.name, 'event', f.event_id, f.article_id, f.title, c.name, f.outcome, f.killed,
      f.date_start, f.date_end, f.date_precision, null, null, null, null, null, null, f.certainty, f.hedge, f.readings, f.reading_labels
    from killings d
    join firm f using (event_id)
    join caliphs c on c.source_id = d.person_id
    union all
    select 4, 'toll', c.line, c.name, 'event', f.event_id, f.article_id, f.title, c.name, f.outcome, f.killed,
      f.date_start, f.date_end, f.date_precision, null, null, null, null, null, null, f.certainty, f.hedge, f.readings, f.reading_labels
    from killings d
    join firm f on f.part_of = d.event_id and f.killed > 0
    join caliphs c on c.source_id = d.person_id
    union all
    select 5, 'pledge', 100, l.name, 'event', f.event_id, f.article_id, f.title, a.name, f.outcome, f.killed,
      f.date_start, f.date_end, f.date_precision, null, null, null, null, i.within_words, n.notes, f.certainty, f.hedge, f.readings, f.reading_labels
    from firm f
    join participants p on p.event_id = f.event_id and p.role = 'addressee'
    join actors a using (actor_id)
    join mentions m on m.paragraph_id = f.paragraph_id and m.kind = 'place'
    join places l on l.place_id = m.id and l.kind = 'world-region'
    left join intervals i on i.event_id = f.event_id
    left join notes n on n.event_id = f.event_id
    where f.type = 'pledge'
    union all
    select 6, 'word', 200, a.name, 'event', f.event_id, f.article_id, f.title, d.person, f.outcome, f.killed,
      f.date_start, f.date_end, f.date_precision, null, null, null, null, null, null, f.certainty, f.hedge, f.readings, f.reading_labels
    from killings d
    join firm f on f.part_of = d.event_id and f.class = 'statement'
    join participants p on p.event_id = f.event_id and p.role = 'speaker'
    join actors a using (actor_id)
    union all
    select 7, 'window', null, null, null, null, null, null, null, null, null,
      min(month), (max(month) + interval 1 month - interval 1 day)::date, 'range', null, null, null, null, null, null, null, null, null, null
    from pieces
    group by piece
  )
select
  p.part,
  p.lane,
  p.kind,
  p.fact_id,
  p.article_id,
  p.title,
  p.person,
  p.outcome,
  p.killed,
  p.date_start,
  p.date_end,
  p.date_precision,
  p.since_first,
  p.since_last,
  p.until_first,
  p.until_last,
  p.within_words,
  p.notes,
  p.certainty,
  p.hedge,
  p.readings,
  p.reading_labels,
  i.published as issue
from parts p
cross join issue i
order by p.line nulls last, p.lane, p.part_order, coalesce(p.date_start, p.date_end) nulls last, p.date_end nulls last, p.fact_id
