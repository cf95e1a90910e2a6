// Which organisations' people speak about which topics?
// param organisation organisation "" only speakers affiliated with this organisation
// param topic concept "" only this concept
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns organisation, stakeholder, concept, turns, speakers, mentions

// Who has two organisations counts in both. `evidence` opens the mentions with
// relation=mentions, affiliation and topic.
MATCH (t:Turn)-[m:MENTIONS]->(c:Concept)
WHERE ($discussion = '' OR t.discussion = $discussion) AND m.score >= $min_score AND ($topic = '' OR c.id = $topic)
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
// A turn has one speaker, so what is counted by person can be added.
WITH coalesce(p.id, 'unknown') AS person, c.id AS concept_id, c.name AS concept, count(DISTINCT t.id) AS spoken, count(DISTINCT m.id) AS named
OPTIONAL MATCH (q:Person)-[f:AFFILIATED_WITH]->(o:Organisation)
WHERE q.id = person AND f.score >= $min_score AND ($discussion = '' OR f.discussion = $discussion)
WITH DISTINCT person, concept_id, concept, spoken, named, coalesce(o.id, '') AS organisation_id,
     coalesce(o.name, 'unknown') AS organisation, coalesce(o.stakeholder, '') AS stakeholder
WHERE $organisation = '' OR organisation_id = $organisation
WITH organisation_id, organisation, stakeholder, concept_id, concept, sum(spoken) AS turns,
     sum(CASE WHEN person = 'unknown' THEN 0 ELSE 1 END) AS speakers, sum(named) AS mentions
RETURN organisation, stakeholder, concept, turns, speakers, mentions
ORDER BY organisation, organisation_id, turns DESC, mentions DESC, concept, concept_id
