// Where in a discussion is a topic talked about, by whom and in which words?
// param topic concept "" only this concept, otherwise all
// param parts number "0" into how many equal parts a discussion is cut, 0 for a row a turn
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns discussion, from_turn, to_turn, turns, share, mentions, speakers, words

// Share is the share of the part's turns that mention the topic. Parts without
// it are shown, turns without it are not.
MATCH (d:Discussion)
WHERE ($discussion = '' OR d.id = $discussion)
  AND EXISTS {
    MATCH (d)-[:HAS_TURN]->(x:Turn)-[n:MENTIONS]->(y:Concept)
    WHERE ($topic = '' OR y.id = $topic) AND n.score >= $min_score
  }
MATCH (d)-[:HAS_TURN]->(t:Turn)
OPTIONAL MATCH (t)-[m:MENTIONS]->(c:Concept)
WHERE ($topic = '' OR c.id = $topic) AND m.score >= $min_score
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH d.id AS id, t.id AS turn, t.`index` AS place, m.id AS mention, m.quote AS word,
     CASE WHEN m.id IS NULL THEN NULL ELSE t.id END AS with_it, CASE WHEN m.id IS NULL THEN NULL ELSE coalesce(p.name, 'unknown') END AS speaker,
     CASE WHEN $parts >= 1 THEN floor(t.`index` * $parts / d.turns) ELSE t.`index` * 1.0 END AS part
WITH id, part, min(place) AS from_turn, max(place) AS to_turn, count(DISTINCT turn) AS every,
     count(DISTINCT with_it) AS turns, count(DISTINCT mention) AS mentions,
     coalesce(collect(DISTINCT speaker), []) AS speakers, coalesce(collect(DISTINCT word), []) AS words
WHERE mentions > 0 OR $parts >= 1
RETURN id AS discussion, from_turn, to_turn, turns, turns * 1.0 / every AS share, mentions, speakers, words
ORDER BY discussion, from_turn
