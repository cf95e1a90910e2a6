// Which organisations are named or spoken for, and by whom?
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure
// columns organisation, stakeholder, turns, mentions, people
MATCH (o:Organisation)
OPTIONAL MATCH (t:Turn)-[m:MENTIONS]->(o)
WHERE m.score >= $min_score AND ($discussion = '' OR m.discussion = $discussion)
WITH o, count(DISTINCT t.id) AS turns, count(DISTINCT m.id) AS mentions
OPTIONAL MATCH (p:Person)-[f:AFFILIATED_WITH]->(o)
WHERE f.score >= $min_score AND ($discussion = '' OR f.discussion = $discussion)
WITH o.id AS id, o.name AS organisation, o.stakeholder AS stakeholder, turns, mentions,
     coalesce(collect(DISTINCT p.name), []) AS people
WHERE mentions > 0 OR size(people) > 0
RETURN organisation, stakeholder, turns, mentions, people
ORDER BY turns DESC, mentions DESC, organisation, id
