// Which turn answers which?
// param speaker person "" only replies of this person
// param to person "" only replies to this person
// param kind reply "" only this kind of reply
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns discussion, turn, speaker, kind, to_turn, to_speaker, quote, score
MATCH (t:Turn)-[e:REPLIES_TO]->(u:Turn)
WHERE ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion)
  AND e.score >= $min_score
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u)
WHERE r.score >= $min_score
WITH t, e, u, p, q
WHERE ($speaker = '' OR coalesce(p.id, 'unknown') = $speaker)
  AND ($to = '' OR coalesce(q.id, 'unknown') = $to)
RETURN e.discussion AS discussion, t.`index` AS turn, coalesce(p.name, 'unknown') AS speaker, e.kind AS kind,
       u.`index` AS to_turn, coalesce(q.name, 'unknown') AS to_speaker, e.quote AS quote, e.score AS score
ORDER BY discussion, turn, to_turn, kind, e.start_byte, e.id
