// Which people and organisations stand for which stakeholder group, and in whose words?
// param stakeholder group "" only this stakeholder group
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure
// columns group, organisation, turns, people, evidence

// Turns mention the organisation, people are affiliated with it, and evidence
// says so; the passages that mention it stand in `evidence` with organisation.
MATCH (o:Organisation)
WHERE $stakeholder = '' OR o.stakeholder = $stakeholder OR ($stakeholder = 'unknown' AND o.stakeholder = '')
OPTIONAL MATCH (t:Turn)-[m:MENTIONS]->(o)
WHERE m.score >= $min_score AND ($discussion = '' OR m.discussion = $discussion)
WITH o, count(DISTINCT t.id) AS turns
OPTIONAL MATCH (p:Person)-[f:AFFILIATED_WITH]->(o)
WHERE f.score >= $min_score AND ($discussion = '' OR f.discussion = $discussion)
WITH CASE o.stakeholder WHEN '' THEN 'unknown' ELSE o.stakeholder END AS stakeholder, o.id AS id, o.name AS organisation,
     turns, coalesce(collect(DISTINCT p.name), []) AS people, coalesce(collect(DISTINCT f.quote), []) AS evidence
WHERE turns > 0 OR size(people) > 0
RETURN stakeholder AS `group`, organisation, turns, people, evidence
ORDER BY `group`, turns DESC, organisation, id
