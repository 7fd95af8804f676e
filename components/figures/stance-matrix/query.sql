-- What does the article on Tajikistan say of each state's dealings with the Taliban, matter by matter?
-- Rules: one row of part 'stance' a fact that tells an act or a position of a state in one of six matters; which fact
-- belongs to which state and matter, and how it stands to the Taliban, is read fact by fact in `stated`, since no code
-- of the tables says it. Stances: 'deals' deals with the Taliban or supplies the country that it rules, 'holds-out'
-- refuses, withholds or acts against it, 'asked' is asked for something and no answer is told. A fact with two
-- addressees has a row for each. Accusations, self-portrayals and what the author expects are left out.
-- Rows of part 'slot' name no fact: they hold each matter in which the article says anything of a state, whatever is
-- chosen, so that what a filter leaves out is told from silence. `counted` is false for a class of states and for an
-- alliance: neither is a state among states. `reading` takes other readings of what the text leaves open.
with
  matters (matter_order, matter, matter_label) as (
    values
      (1, 'talks', 'Talks'),
      (2, 'recognition', 'Recognition'),
      (3, 'electricity', 'Electricity'),
      (4, 'opposition', 'Opposition'),
      (5, 'aircraft', 'Aircraft'),
      (6, 'security', 'Security')
  ),
  stated (place, kind, fact_id, actor_id, matter, stance, says) as (
    values
      (1, 'event', 'tajikistan-resists-taliban-dialogue', 'tajikistan', 'talks', 'holds-out', 'Resists dialogue'),
      (2, 'event', 'muhriddin-inclusive-government-2022-02-03', 'tajikistan', 'talks', 'holds-out', 'Repeats its conditions'),
      (3, 'event', 'tajikistan-taliban-negotiations', 'tajikistan', 'talks', 'deals', 'Negotiates as neighbors do'),
      (4, 'event', 'tajikistan-refuses-taliban-recognition', 'tajikistan', 'recognition', 'holds-out', 'Refuses it'),
      (5, 'event', 'tajikistan-taliban-electricity-2021-12', 'tajikistan', 'electricity', 'deals', 'Signs an agreement with the Taliban'),
      (6, 'event', 'saleh-massoud-asylum-tajikistan-2021', 'tajikistan', 'opposition', 'holds-out', 'Gives asylum to two of its figures'),
      (7, 'event', 'tajikistan-afghan-opposition-meetings', 'tajikistan', 'opposition', 'holds-out', 'Will go on meeting it'),
      (8, 'event', 'tajikistan-open-to-afghan-opposition', 'tajikistan', 'opposition', 'holds-out', 'Stays open to its figures'),
      (9, 'event', 'tajikistan-holds-afghan-aircraft', 'tajikistan', 'aircraft', 'holds-out', 'Still holds some'),
      (10, 'event', 'yaqoob-aircraft-call-2022-01-11', 'tajikistan', 'aircraft', 'asked', 'Is asked to return them'),
      (11, 'event', 'rahmon-csto-belt-proposal', 'tajikistan', 'security', 'holds-out', 'Proposes a security belt'),
      (12, 'relation', 'central-asian-states-cooperates-with-taliban', 'central-asian-states', 'talks', 'deals', 'Several engage it'),
      (13, 'event', 'kazakhstan-kyrgyzstan-taliban-dialogue-2021-10', 'kazakhstan', 'talks', 'deals', 'Begins dialogue'),
      (14, 'event', 'kazakhstan-kyrgyzstan-taliban-dialogue-2021-10', 'kyrgyzstan', 'talks', 'deals', 'Begins dialogue'),
      (15, 'relation', 'uzbekistan-supplies-afghanistan', 'uzbekistan', 'electricity', 'deals', 'Agrees to go on supplying Afghanistan'),
      (16, 'event', 'yaqoob-aircraft-call-2022-01-11', 'uzbekistan', 'aircraft', 'asked', 'Is asked to return them'),
      (17, 'relation', 'turkmenistan-supplies-afghanistan', 'turkmenistan', 'electricity', 'deals', 'Agrees to go on supplying Afghanistan'),
      (18, 'relation', 'iran-supplies-afghanistan', 'iran', 'electricity', 'deals', 'Agrees to go on supplying Afghanistan'),
      (19, 'event', 'us-aircraft-statement', 'united-states', 'aircraft', 'holds-out', 'Says that the Taliban will not get them'),
      (20, 'event', 'csto-security-belt-afghanistan', 'collective-security-treaty-organization', 'security', 'holds-out', 'Would lay the belt proposed')
  ),
  facts as (
    select 'event' as kind, event_id as fact_id, article_id, title, date_start, date_end, date_precision, certainty, hedge,
      readings, reading_labels
    from events_as_read($reading)
    union all
    select
      'relation', relation_id, article_id, source || ' ' || reads || ' ' || target,
      date_start, date_end, date_precision, certainty, hedge, null, null
    from ties
  ),
  known as (
    select
      s.*,
      f.* exclude (kind, fact_id),
      m.matter_order,
      m.matter_label,
      a.name as state,
      a.kind = 'state'
        and not exists (select 1 from relations i where i.type = 'instance-of' and i.target_id = s.actor_id) as counted,
      case
        when exists (select 1 from evidence v where v.kind = s.kind and v.fact_id = s.fact_id and v.citation_id is not null) then 'cited'
        else 'uncited'
      end as grounds,
      c."order" as rank,
      min(m.matter_order) over (partition by s.actor_id) as first_matter,
      count(*) over (partition by s.actor_id) as facts
    from stated s
    join facts f using (kind, fact_id)
    join matters m using (matter)
    join actors a using (actor_id)
    join labels c on c.table_name = 'events' and c.column_name = 'certainty' and c.value = f.certainty
  ),
  chosen as (
    select *
    from known
    where ($stance is null or list_contains(string_split($stance, '~'), stance))
      and ($certainty is null
        or rank <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
      and ($source is null or grounds = $source)
  ),
  parts as (
    select distinct
      1 as part_order, 'slot' as part, null as kind, null as fact_id, null as article_id, actor_id, state, counted,
      matter, matter_label, null as stance, null as says, null as title, null::date as date_start, null::date as date_end,
      null as date_precision, null as certainty, null as hedge, null as grounds, null as readings, null as reading_labels, first_matter, facts, matter_order, null::int as place
    from known
    union all
    select
      2, 'stance', kind, fact_id, article_id, actor_id, state, counted, matter, matter_label, stance, says, title,
      date_start, date_end, date_precision, certainty, hedge, grounds, readings, reading_labels, first_matter, facts, matter_order, place
    from chosen
  )
select * exclude (part_order, first_matter, facts, place)
from parts
where exists (select 1 from chosen)
order by part_order, first_matter, facts desc, state, matter_order, place
