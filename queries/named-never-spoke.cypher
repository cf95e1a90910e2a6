// Who was named, or given the floor, in a discussion and never spoke there?
// param organisation organisation "" only people affiliated with this organisation
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns discussion, person, organisations, turns, findings, floor, by, quotes

// `floor` are the turns that gave the person the floor. `evidence` opens the
// findings with to, without and with relation=mentions.
MATCH (b:Person)
OPTIONAL MATCH (b)-[k:SPOKE]->(u:Turn)
WHERE ($discussion = '' OR k.discussion = $discussion) AND k.score >= $min_score
WITH b, collect(DISTINCT k.discussion) AS present
WITH b, coalesce(present, []) AS present
MATCH (a)-[e:MENTIONS|ENGAGED]->(b)
WHERE ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score AND NOT e.discussion IN present
WITH b, e
MATCH (t:Turn)
WHERE t.id = e.turn
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH t.discussion AS discussion, b.id AS id, b.name AS person, count(DISTINCT t.id) AS turns, count(DISTINCT e.id) AS findings,
     count(DISTINCT CASE WHEN e.kind = 'gives_floor' THEN t.id END) AS floor,
     collect(DISTINCT coalesce(p.name, 'unknown')) AS `by`,
     collect(DISTINCT CASE WHEN e.kind <> 'person' THEN e.quote END) AS quotes
OPTIONAL MATCH (y:Person)-[f:AFFILIATED_WITH]->(o:Organisation)
WHERE y.id = id AND f.score >= $min_score AND ($discussion = '' OR f.discussion = $discussion)
WITH discussion, id, person, turns, findings, floor, `by`, quotes,
     coalesce(collect(DISTINCT o.name), []) AS organisations, coalesce(collect(DISTINCT o.id), []) AS organisation_ids
WHERE $organisation = '' OR $organisation IN organisation_ids
RETURN discussion, person, organisations, turns, findings, floor, `by`, coalesce(quotes, []) AS quotes
ORDER BY discussion, turns DESC, findings DESC, person, id
