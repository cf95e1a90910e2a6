// Who agreed and who disagreed with whom, and on what?
// param from person "" only what this person says
// param to person "" only agreement and disagreement with this person
// param topic concept "" only turns that mention this concept
// param kind both|agrees|disagrees "both" only agreement, or only disagreement
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns discussion, turn, from, kind, to, on, topics, evidence, score

// The column `on` has the concepts and organisations that the words of agreement
// name, `topics` the concepts of the whole turn. What a turn replies to counts
// like a person it names.
MATCH (a)-[e:ENGAGED|REPLIES_TO]->(b)
WHERE e.kind IN ['agrees', 'agreement', 'disagrees', 'disagreement']
  AND ($discussion = '' OR e.discussion = $discussion)
  AND e.score >= $min_score
WITH e, a, b, CASE WHEN e.kind IN ['agrees', 'agreement'] THEN 'agrees' ELSE 'disagrees' END AS kind
WHERE $kind = 'both' OR kind = $kind
MATCH (t:Turn)
WHERE t.id = e.turn
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u:Turn)
WHERE u.id = b.id AND r.score >= $min_score
// Only turns have words: a reply joins two, and the agreement of an unknown
// speaker starts at the turn.
WITH e, t, kind,
     CASE WHEN a.words IS NULL THEN a.id WHEN b.words IS NULL THEN 'unknown' ELSE coalesce(p.id, 'unknown') END AS from_id,
     CASE WHEN a.words IS NULL THEN a.name WHEN b.words IS NULL THEN 'unknown' ELSE coalesce(p.name, 'unknown') END AS from_name,
     CASE WHEN b.words IS NULL THEN b.id ELSE coalesce(q.id, 'unknown') END AS to_id,
     CASE WHEN b.words IS NULL THEN b.name ELSE coalesce(q.name, 'unknown') END AS to_name
WHERE ($from = '' OR from_id = $from) AND ($to = '' OR to_id = $to)
  AND ($topic = '' OR EXISTS {
    MATCH (x:Turn)-[n:MENTIONS]->(d:Concept)
    WHERE x.id = t.id AND d.id = $topic AND n.score >= $min_score
  })
WITH t, from_id, from_name, kind, to_id, to_name, max(e.score) AS score,
     collect({quote: e.quote, first: e.start_byte, last: e.end_byte}) AS places
UNWIND places AS place
OPTIONAL MATCH (y:Turn)-[m:MENTIONS]->(c)
WHERE y.id = t.id AND m.score >= $min_score AND m.kind IN ['concept', 'organisation']
WITH t.discussion AS discussion, t.`index` AS turn, from_id, from_name, kind, to_id, to_name, score,
     collect(DISTINCT CASE WHEN m.start_byte >= place.first AND m.end_byte <= place.last THEN c.name END) AS named,
     collect(DISTINCT CASE WHEN m.kind = 'concept' THEN c.name END) AS topics, collect(DISTINCT place.quote) AS evidence
RETURN discussion, turn, from_name AS `from`, kind, to_name AS `to`, coalesce(named, []) AS `on`,
       coalesce(topics, []) AS topics, evidence, score
ORDER BY discussion, turn, from_name, kind, to_name, from_id, to_id
