// Which questions were asked and not answered by the one who was asked?
// param from person "" only questions of this person
// param to person "" only questions to this person
// param topic concept "" only turns that mention this concept
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns discussion, turn, from, to, quote, answers_of_others, score

// A question is answered when a turn of the one who was asked replies to it, be
// it by taking the floor, or when later words of theirs answer the asker. Only
// questions put to a person are known.
MATCH (a)-[e:ENGAGED|REPLIES_TO]->(b)
WHERE e.kind IN ['asks', 'question'] AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
MATCH (t:Turn)
WHERE t.id = e.turn
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u:Turn)
WHERE u.id = b.id AND r.score >= $min_score
// Only turns have words: a question that replies joins two of them.
WITH e, t,
     CASE WHEN a.words IS NULL THEN a.id WHEN b.words IS NULL THEN 'unknown' ELSE coalesce(p.id, 'unknown') END AS from_id,
     CASE WHEN a.words IS NULL THEN a.name WHEN b.words IS NULL THEN 'unknown' ELSE coalesce(p.name, 'unknown') END AS from_name,
     CASE WHEN b.words IS NULL THEN b.id ELSE coalesce(q.id, 'unknown') END AS to_id,
     CASE WHEN b.words IS NULL THEN b.name ELSE coalesce(q.name, 'unknown') END AS to_name
WHERE ($from = '' OR from_id = $from) AND ($to = '' OR to_id = $to)
  AND ($topic = '' OR EXISTS {
    MATCH (x:Turn)-[n:MENTIONS]->(d:Concept)
    WHERE x.id = t.id AND d.id = $topic AND n.score >= $min_score
  })
OPTIONAL MATCH (v:Turn)-[g:REPLIES_TO]->(w:Turn)
WHERE w.id = t.id AND g.score >= $min_score
OPTIONAL MATCH (z:Person)-[k:SPOKE]->(v)
WHERE k.score >= $min_score
WITH e, t, from_id, from_name, to_id, to_name,
     sum(CASE WHEN v.id IS NOT NULL AND (coalesce(z.id, 'unknown') = to_id OR (to_id = 'unknown' AND g.kind = 'answer')) THEN 1 ELSE 0 END) AS replies,
     count(DISTINCT CASE WHEN g.kind = 'answer' AND coalesce(z.id, 'unknown') <> to_id THEN v.id END) AS others
WHERE replies = 0
OPTIONAL MATCH (y:Person)-[h:ENGAGED]->(c:Person)
WHERE y.id = to_id AND c.id = from_id AND h.kind = 'answers' AND h.discussion = t.discussion AND h.score >= $min_score
OPTIONAL MATCH (l:Turn)
WHERE l.id = h.turn AND l.`index` > t.`index`
WITH e, t, from_id, from_name, to_id, to_name, others, count(l) AS later
WHERE later = 0
// Two rules may find the same words.
WITH t.discussion AS discussion, t.`index` AS turn, from_id, from_name, to_id, to_name, e.quote AS quote,
     min(e.start_byte) AS place, max(others) AS answers_of_others, max(e.score) AS score
RETURN discussion, turn, from_name AS `from`, to_name AS `to`, quote, answers_of_others, score
ORDER BY discussion, turn, place, to_id, from_id, quote
