// Who gave the floor to whom, and did they take it?
// param from person "" only the floor that this person gives
// param to person "" only the floor that this person is given
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns from, to, times, taken, spoke_later, given_with, taken_with

// `taken` are the times that the floor was taken in reply; who was named in a
// queue takes it from another turn, and counts in `spoke_later`.
MATCH (a)-[e:ENGAGED|REPLIES_TO]->(b)
WHERE e.kind IN ['gives_floor', 'floor'] AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
MATCH (t:Turn)
WHERE t.id = e.turn
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u:Turn)
WHERE u.id = b.id AND r.score >= $min_score
// Only turns have words. Taking the floor is a reply: the earlier turn gave it.
WITH e, CASE WHEN b.words IS NULL THEN e.turn ELSE b.id END AS giving,
     CASE WHEN b.words IS NOT NULL THEN coalesce(q.id, 'unknown') WHEN a.words IS NULL THEN a.id ELSE 'unknown' END AS from_id,
     CASE WHEN b.words IS NOT NULL THEN coalesce(q.name, 'unknown') WHEN a.words IS NULL THEN a.name ELSE 'unknown' END AS from_name,
     CASE WHEN b.words IS NOT NULL THEN coalesce(p.id, 'unknown') ELSE b.id END AS to_id,
     CASE WHEN b.words IS NOT NULL THEN coalesce(p.name, 'unknown') ELSE b.name END AS to_name
WHERE ($from = '' OR from_id = $from) AND ($to = '' OR to_id = $to)
MATCH (g:Turn)
WHERE g.id = giving
OPTIONAL MATCH (z:Person)-[k:SPOKE]->(w:Turn)
WHERE z.id = to_id AND w.discussion = g.discussion AND k.score >= $min_score
WITH from_id, from_name, to_id, to_name, giving, g.`index` AS place, e.kind AS kind, e.quote AS quote, max(w.`index`) AS latest
WITH from_id, from_name, to_id, to_name, count(DISTINCT giving) AS times,
     count(DISTINCT CASE WHEN kind = 'floor' THEN giving END) AS taken,
     count(DISTINCT CASE WHEN place < latest OR kind = 'floor' THEN giving END) AS spoke_later,
     collect(DISTINCT CASE WHEN kind = 'gives_floor' THEN quote END) AS given_with,
     collect(DISTINCT CASE WHEN kind = 'floor' THEN quote END) AS taken_with
RETURN from_name AS `from`, to_name AS `to`, times, taken, spoke_later,
       coalesce(given_with, []) AS given_with, coalesce(taken_with, []) AS taken_with
ORDER BY times DESC, from_name, to_name, from_id, to_id
