-- Where does the article find Ansar al-Islam online, how much of that is counted, and how much recruiting is there?
-- Rules: `accounts` are those that investigators traced, platform by platform, in the text's number or word, and the one
-- number of followers. Its sentence leaves open whether it counts those of all the platforms (as coded) or of the last
-- alone: $followers chooses, and `covers` names the platforms that it then speaks of. `others` are a channel, services
-- and portals that the text names without a number. `recruitment` is every statement on recruiting: `share` is the
-- text's word for how much of it there is, `medium` is 'online' for the online campaign and what is part of it, 'place'
-- where a place is named, else 'untold'; villages named as examples stand in `places`. `says` is what the text tells,
-- read fact by fact where no code says it. `grounds` tells whether a source is cited, `sources` which. Nothing here has
-- a date of its own.
with
  entries (place, fact_id, told, name, says) as (
    values
      (1, 'aib-facebook-accounts', 'accounts', 'Facebook', null),
      (2, 'aib-chirpwire-accounts', 'accounts', 'ChirpWire', null),
      (3, 'aib-telegram-accounts', 'accounts', 'Telegram', 'accounts and channels'),
      (4, 'aib-accounts-followers', 'accounts', null, null),
      (5, 'adnani-youtube-propaganda', 'others', 'YouTube', 'a channel of the group, with propaganda by its spiritual head'),
      (6, 'ansar-al-islam-bangladesh-uses-tutanota', 'others', 'Tutanota', 'used by members so as not to be found'),
      (7, 'ansar-al-islam-bangladesh-uses-jabber-net', 'others', 'Jabber.net', 'used by members so as not to be found'),
      (8, 'bengali-pro-aqis-pro-aib-portals-supports-ansar-al-islam-bangladesh', 'others', 'Bengali-language portals', 'favor AQIS and the group'),
      (9, 'pro-aqis-portals-supports-aqis', 'others', 'Portals for AQIS', 'favor AQIS; that they are the group''s own is not said'),
      (10, 'portals-exploit-anti-muslim-events', 'others', 'Web forums', 'exploit events against Muslims; whose they are is not said')
  ),
  facts as (
    select 'event' as kind, event_id as fact_id, article_id, title, part_of, type, place_id, null::double as value, null as qualifier,
      null as measure, certainty, hedge
    from events
    union all
    select 'relation', relation_id, article_id, null, null, type, null, null, null, null, certainty, hedge from relations
    union all
    select 'figure', figure_id, article_id, subject, event_id, null, null, value, qualifier, measure, certainty, hedge from figures
  ),
  recruiting as (
    select 10 + row_number() over (order by p.n, f.fact_id) as place, f.fact_id, 'recruitment' as told, null as name, f.title as says,
      case
        when 'aib-online-recruitment' in (f.fact_id, f.part_of) then 'online'
        when f.place_id is not null then 'place'
        else 'untold'
      end as medium
    from facts f
    join (select distinct kind, fact_id, paragraph_id from evidence) v using (kind, fact_id)
    join paragraphs p using (paragraph_id)
    where f.article_id = 'ansar-al-islam' and f.type = 'recruitment' and f.part_of is distinct from 'aib-village-recruitment'
  ),
  shares as (
    select event_id as fact_id, max(qualifier) as share
    from figures
    where measure = 'events' and qualifier is not null
    group by event_id
  ),
  villages as (
    select e.part_of as fact_id, list(p.name order by e.event_id) as places
    from events e
    join places p using (place_id)
    where e.type = 'recruitment' and e.part_of is not null
    group by e.part_of
  ),
  cited as (
    select v.kind, v.fact_id, list(distinct o.name || ', ' || strftime(c.published, '%B %-d, %Y') order by o.name || ', ' || strftime(c.published, '%B %-d, %Y')) as sources
    from evidence v
    join citations c using (citation_id)
    join outlets o using (outlet_id)
    group by v.kind, v.fact_id
  ),
  said as (
    select place, fact_id, told, name, says, null as medium from entries
    union all
    select place, fact_id, told, name, says, medium from recruiting
  )
select
  s.told,
  s.name,
  s.medium,
  f.kind,
  f.fact_id,
  f.article_id,
  coalesce(f.title, s.name || ': ' || s.says) as title,
  s.says,
  f.measure,
  f.value::int as value,
  f.qualifier,
  case
    when f.measure = 'followers' then
      (select list(name order by place) from entries where told = 'accounts' and name is not null and ($followers = 'all' or place = 3))
  end as covers,
  h.share,
  l.places,
  null::date as date_start,
  null::date as date_end,
  null as date_precision,
  f.certainty,
  f.hedge,
  if(c.sources is null, 'uncited', 'cited') as grounds,
  c.sources
from said s
join facts f using (fact_id)
left join cited c on c.kind = f.kind and c.fact_id = f.fact_id
left join shares h on h.fact_id = f.fact_id
left join villages l on l.fact_id = f.fact_id
join labels r on r.table_name = 'events' and r.column_name = 'certainty' and r.value = f.certainty
where ($told is null or list_contains(string_split($told, '~'), s.told))
  and ($source is null or if(c.sources is null, 'uncited', 'cited') = $source)
  and ($certainty is null
    or r."order" <= (select "order" from labels where table_name = 'events' and column_name = 'certainty' and value = $certainty))
order by list_position(['online', 'place', 'untold'], s.medium) nulls first, s.place
