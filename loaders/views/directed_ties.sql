-- Ties with the end that stands behind the other (`above`) and the one in front of it (`below`): most types read from above to below, a part, a member, a follower and a pursuer name what stands above them; on a level, source and target keep their places.
select
  t.*,
  d.direction,
  case d.direction when 'up' then t.target_id else t.source_id end as above_id,
  case d.direction when 'up' then t.target else t.source end as above,
  case d.direction when 'up' then t.target_kind else t.source_kind end as above_kind,
  case d.direction when 'up' then t.source_id else t.target_id end as below_id,
  case d.direction when 'up' then t.source else t.target end as below,
  case d.direction when 'up' then t.source_kind else t.target_kind end as below_kind
from ties t
join (
  select
    unnest(string_split('leads directs influences founded sponsors supports supplies trains shelters uses praises recruits-from opposes threatens fights targets', ' ')) as type,
    'down' as direction
  union all
  select unnest(string_split('facade-of part-of member-of instance-of spokesman-of pledged-to inspired-by pursues', ' ')), 'up'
  union all
  select unnest(string_split('cooperates-with allied-with rival-of met family-of same-as formerly successor-of distances-from', ' ')), 'level'
) d using (type)
