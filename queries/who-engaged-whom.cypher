// Who engaged with whom, how, and how often?
// param topic concept "" only turns that mention this concept
// param kind engagement "" only this kind of engagement
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure
// columns from, to, kind, times, evidence
MATCH (a)-[e:ENGAGED]->(b:Person)
WHERE ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion)
  AND e.score >= $min_score
  AND ($topic = '' OR EXISTS {
    MATCH (t:Turn)-[m:MENTIONS]->(c:Concept)
    WHERE t.id = e.turn AND c.id = $topic AND m.score >= $min_score
  })
// An engagement of an unknown speaker starts at the turn; only turns have words.
WITH CASE WHEN a.words IS NULL THEN a.id ELSE 'unknown' END AS from_id,
     CASE WHEN a.words IS NULL THEN a.name ELSE 'unknown' END AS from_name,
     b.id AS to_id, b.name AS to_name, e
WITH from_id, from_name, to_id, to_name, e.kind AS kind,
     count(DISTINCT e.turn) AS times, collect(DISTINCT e.quote) AS evidence
RETURN from_name AS `from`, to_name AS `to`, kind, times, evidence
ORDER BY times DESC, from_name, to_name, kind, from_id, to_id
