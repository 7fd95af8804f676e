-- What do Tajikistan and the Taliban hold against each other, what do they do together, and when?
-- Rules: one row a fact that the article tells of the two sides; whether it is a quarrel or a dealing, and whose, is
-- read fact by fact in `entries`, in the order of the article, since no code of the tables says it. `side` is whoever acts: 'tajikistan', 'taliban',
-- 'both', or 'others' who take part in the quarrel. A list of grievances (umbrella) is an entry that is never counted
-- with those that it holds. Dates are the text's own: NULL is undated, and the date of a source is no date of the
-- fact. `published` is the day of the issue: a date without an end runs to it. What the author expects of the whole
-- (that tensions ease, that no conflict follows) and what only explains a fact are left out. `reading` takes other readings of what the text leaves open.
with
  entries (place, fact_id, entry, side, says) as (
    values
      (1, 'tajikistan-resists-taliban-dialogue', 'quarrel', 'tajikistan', 'Resists dialogue'),
      (2, 'tajikistan-protector-self-portrayal', 'quarrel', 'tajikistan', 'Presents itself as protector of Afghan Tajiks'),
      (3, 'tajikistan-accuses-taliban-pashtun-favor', 'quarrel', 'tajikistan', 'Accuses the Taliban of favoring Pashtuns'),
      (4, 'muhriddin-inclusive-government-2022-02-03', 'quarrel', 'tajikistan', 'Foreign minister repeats the conditions'),
      (5, 'rahmon-csto-belt-proposal', 'quarrel', 'tajikistan', 'President proposes a security belt around Afghanistan'),
      (6, 'tajikistan-afghan-opposition-meetings', 'quarrel', 'tajikistan', 'Will go on meeting the Afghan opposition'),
      (7, 'saleh-massoud-asylum-tajikistan-2021', 'quarrel', 'tajikistan', 'Gives asylum to Saleh and Massoud'),
      (8, 'taliban-no-attack-abroad-pledge', 'dealing', 'taliban', 'Says that it will threaten no country abroad'),
      (9, 'taliban-fighters-tajik-border', 'quarrel', 'taliban', 'Could place fighters along the border'),
      (10, 'tajikistan-taliban-electricity-2021-12', 'dealing', 'both', 'Sign an agreement on electricity for Afghanistan'),
      (11, 'tajikistan-electricity-justification', 'dealing', 'tajikistan', 'Calls the agreement humanitarian and no sign of friendship'),
      (12, 'tajikistan-regional-electricity-consensus', 'dealing', 'tajikistan', 'Keeps to the region''s consensus on electricity'),
      (13, 'taliban-grievances-tajikistan', 'quarrel', 'taliban', 'Has a list of grievances'),
      (14, 'tajikistan-holds-afghan-aircraft', 'quarrel', 'tajikistan', 'Still holds Afghan aircraft'),
      (15, 'afghan-pilots-flee-tajikistan-2021-08', 'quarrel', 'others', 'Afghan pilots flee to Tajikistan and leave aircraft there'),
      (16, 'yaqoob-aircraft-call-2022-01-11', 'quarrel', 'taliban', 'Acting defense minister demands the aircraft'),
      (17, 'us-aircraft-statement', 'quarrel', 'others', 'The U.S. says that the Taliban will not get the aircraft'),
      (18, 'tajikistan-taliban-negotiations', 'dealing', 'both', 'Negotiate on refugees, electricity and security'),
      (19, 'tajikistan-open-to-afghan-opposition', 'quarrel', 'tajikistan', 'Stays open to the Afghan opposition'),
      (20, 'tajikistan-refuses-taliban-recognition', 'quarrel', 'tajikistan', 'Refuses recognition'),
      (21, 'tajikistan-taliban-future-cooperation', 'dealing', 'both', 'Are expected to find ways to cooperate')
  ),
  known as (
    select
      n.*,
      e.*,
      a.published,
      case
        when exists (select 1 from evidence v where v.kind = 'event' and v.fact_id = e.event_id and v.citation_id is not null) then 'cited'
        else 'uncited'
      end as grounds,
      c."order" as rank
    from entries n
    join events_as_read($reading) e on e.event_id = n.fact_id
    join articles a using (article_id)
    join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = e.certainty
  )
select
  entry,
  side,
  says,
  event_id,
  article_id,
  title,
  date_start,
  date_end,
  date_precision,
  umbrella,
  part_of,
  certainty,
  hedge,
  grounds,
  published,
  readings,
  reading_labels
from known
where ($side is null or list_contains(string_split($side, '~'), side))
  and ($certainty is null
    or rank <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
  and ($source is null or grounds = $source)
order by
  entry desc,
  date_start nulls last,
  date_end nulls last,
  place
