// Who speaks or works for which organisation, and who says so?
// param person person "" only this person
// param organisation organisation "" only this organisation
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns person, organisation, role, speaker, quote, discussion, turn, score
MATCH (p:Person)-[e:AFFILIATED_WITH]->(o:Organisation)
WHERE ($person = '' OR p.id = $person)
  AND ($organisation = '' OR o.id = $organisation)
  AND ($discussion = '' OR e.discussion = $discussion)
  AND e.score >= $min_score
MATCH (t:Turn)
WHERE t.id = e.turn
OPTIONAL MATCH (q:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
RETURN p.name AS person, o.name AS organisation, e.kind AS role, coalesce(q.name, 'unknown') AS speaker,
       e.quote AS quote, e.discussion AS discussion, t.`index` AS turn, e.score AS score
ORDER BY person, organisation, discussion, turn, e.start_byte, e.id
