// Which stakeholder groups engage which others, and more or less often than chance would have it?
// param topic concept "" only turns that mention this concept
// param kind engagement "" only this kind of engagement
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure
// columns from, to, observed, expected, ratio

// Observed are engagements, which `evidence` opens with relation=engaged,
// stakeholder and to_stakeholder. Expected is what chance would have: what the
// one group gives, times what the other gets, by all; ratio is observed by
// expected. Who has organisations of two groups counts in both.
MATCH (a)-[e:ENGAGED]->(b:Person)
WHERE ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion)
  AND e.score >= $min_score
  AND ($topic = '' OR EXISTS {
    MATCH (t:Turn)-[m:MENTIONS]->(c:Concept)
    WHERE t.id = e.turn AND c.id = $topic AND m.score >= $min_score
  })
// An engagement of an unknown speaker starts at the turn; only turns have words.
WITH CASE WHEN a.words IS NULL THEN a.id ELSE 'unknown' END AS from_id, b.id AS to_id, count(DISTINCT e.id) AS times
OPTIONAL MATCH (p:Person)-[f:AFFILIATED_WITH]->(o:Organisation)
WHERE p.id = from_id AND o.stakeholder <> '' AND f.score >= $min_score AND ($discussion = '' OR f.discussion = $discussion)
WITH DISTINCT from_id, to_id, times, coalesce(o.stakeholder, 'unknown') AS source
OPTIONAL MATCH (q:Person)-[g:AFFILIATED_WITH]->(r:Organisation)
WHERE q.id = to_id AND r.stakeholder <> '' AND g.score >= $min_score AND ($discussion = '' OR g.discussion = $discussion)
WITH DISTINCT from_id, to_id, times, source, coalesce(r.stakeholder, 'unknown') AS target
WITH source, target, sum(times) AS times
WITH collect({source: source, target: target, times: times}) AS cells
UNWIND cells AS row
WITH DISTINCT cells, row.source AS source
UNWIND cells AS col
WITH DISTINCT cells, source, col.target AS target
UNWIND cells AS cell
WITH source, target, sum(cell.times) AS total,
     sum(CASE WHEN cell.source = source THEN cell.times ELSE 0 END) AS gives,
     sum(CASE WHEN cell.target = target THEN cell.times ELSE 0 END) AS gets,
     sum(CASE WHEN cell.source = source AND cell.target = target THEN cell.times ELSE 0 END) AS observed
WITH source, target, observed, gives * 1.0 * gets / total AS expected
RETURN source AS `from`, target AS `to`, observed, expected, observed / expected AS ratio
ORDER BY source, target
