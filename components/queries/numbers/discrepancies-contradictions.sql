-- In how many places does a text contradict itself: in dates, authors, counts or statements?
select count(*)::integer as value
from discrepancies
where kind in ('date-conflict', 'attribution-conflict', 'count-conflict', 'self-contradiction')
