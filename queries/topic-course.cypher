// Where in a discussion is a topic talked about, by whom and in which words?
// param topic concept "" only this concept, otherwise all
// param parts number "0" into how many equal parts a discussion is cut, 0 for a row a turn
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns discussion, from_turn, to_turn, turns, share, mentions, speakers, words

// Share is the share of the part's turns that mention the topic. Parts without
// it are shown, turns without it are not.
MATCH (t:Turn)-[m:MENTIONS]->(c:Concept)
WHERE ($topic = '' OR c.id = $topic)
  AND ($discussion = '' OR t.discussion = $discussion) AND m.score >= $min_score
WITH collect(DISTINCT t.discussion) AS discussions
UNWIND discussions AS id
MATCH (d:Discussion)
WHERE d.id = id
MATCH (d)-[:HAS_TURN]->(t:Turn)
OPTIONAL MATCH (t)-[m:MENTIONS]->(c:Concept)
WHERE ($topic = '' OR c.id = $topic) AND m.score >= $min_score
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH id, t, m,
     CASE WHEN m.id IS NULL THEN NULL ELSE coalesce(p.name, 'unknown') END AS speaker,
     CASE WHEN $parts >= 1 THEN floor(t.`index` * $parts / d.turns) ELSE t.`index` * 1.0 END AS part
WITH id, part, min(t.`index`) AS from_turn, max(t.`index`) AS to_turn, count(DISTINCT t.id) AS every,
     count(DISTINCT CASE WHEN m.id IS NULL THEN NULL ELSE t.id END) AS turns, count(DISTINCT m.id) AS mentions,
     coalesce(collect(DISTINCT speaker), []) AS speakers, coalesce(collect(DISTINCT m.quote), []) AS words
WHERE mentions > 0 OR $parts >= 1
RETURN id AS discussion, from_turn, to_turn, turns, turns * 1.0 / every AS share, mentions, speakers, words
ORDER BY discussion, from_turn
