// Which discussions are loaded?
// param since date "" only those that were not over before this date; what has no date is left out
// param until date "" only those that had begun by this date; what has no date is left out
// columns id, title, date, event, source, turns
MATCH (d:Discussion)
WHERE ($since = '' OR (d.date <> '' AND right(d.date, 10) >= $since))
  AND ($until = '' OR (d.date <> '' AND d.date < $until + '~'))
RETURN d.id AS id, d.title AS title, d.date AS date, d.event AS event, d.source AS source, d.turns AS turns
ORDER BY id
