// Which topics are talked about together, more often than chance would have it?
// param topic concept "" only pairs with this concept
// param speaker person "" only what this person says
// param least number "2" only pairs that have so many turns together
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns concept, with, together, turns, with_turns, expected, lift, jaccard, speakers, words, passages

// Expected is how many turns the two would share if each stood in its turns
// whatever the other does: turns * with_turns / all turns asked for. Lift is
// together / expected, Jaccard together / (turns + with_turns - together).
MATCH (every:Turn)
WHERE $discussion = '' OR every.discussion = $discussion
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(every)
WHERE s.score >= $min_score
WITH every, coalesce(p.id, 'unknown') AS id
WHERE $speaker = '' OR id = $speaker
WITH count(every) AS total
MATCH (t:Turn)-[m:MENTIONS]->(c:Concept)
WHERE ($discussion = '' OR t.discussion = $discussion) AND m.score >= $min_score
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH total, t.id AS turn, c.id AS id, c.name AS name, coalesce(p.id, 'unknown') AS speaker
WHERE $speaker = '' OR speaker = $speaker
WITH total, id, name, count(DISTINCT turn) AS times, collect(DISTINCT turn) AS places
UNWIND places AS place
// Each pair comes twice, so that each of the two brings the number of its turns.
MATCH (t:Turn)
WHERE t.id = place
MATCH (t)-[n:MENTIONS]->(d:Concept)
WHERE n.score >= $min_score AND d.id <> id AND ($topic = '' OR $topic IN [id, d.id])
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(t)
WHERE r.score >= $min_score
WITH total, times, t, n, q, id, name, d.id AS id2, d.name AS name2,
     CASE WHEN id = $topic OR (d.id <> $topic AND id < d.id) THEN 1 ELSE 0 END AS first
WITH total, CASE first WHEN 1 THEN id ELSE id2 END AS this, CASE first WHEN 1 THEN name ELSE name2 END AS concept,
     CASE first WHEN 1 THEN id2 ELSE id END AS that, CASE first WHEN 1 THEN name2 ELSE name END AS other,
     max(CASE first WHEN 1 THEN times ELSE 0 END) AS turns, max(CASE first WHEN 1 THEN 0 ELSE times END) AS with_turns,
     count(DISTINCT t.id) AS together, count(DISTINCT q.id) AS speakers,
     collect(DISTINCT n.quote) AS words, collect(DISTINCT t.discussion + ', ' + t.name) AS passages
WHERE together >= $least
RETURN concept, other AS `with`, together, turns, with_turns, turns * with_turns * 1.0 / total AS expected,
       together * total * 1.0 / (turns * with_turns) AS lift, together * 1.0 / (turns + with_turns - together) AS jaccard,
       speakers, words, passages
ORDER BY together DESC, lift DESC, concept, other, this, that
