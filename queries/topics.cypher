// Which concepts are talked about most, and by how many?
// param speaker person "" only what this person says
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns concept, turns, speakers, mentions
MATCH (t:Turn)-[m:MENTIONS]->(c:Concept)
WHERE ($discussion = '' OR t.discussion = $discussion) AND m.score >= $min_score
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH c, t, m, p
WHERE $speaker = '' OR coalesce(p.id, 'unknown') = $speaker
WITH c.id AS id, c.name AS concept, count(DISTINCT t.id) AS turns,
     count(DISTINCT p.id) AS speakers, count(DISTINCT m.id) AS mentions
RETURN concept, turns, speakers, mentions
ORDER BY turns DESC, mentions DESC, concept, id
