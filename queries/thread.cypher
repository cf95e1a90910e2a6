// What does a turn answer, and what answers it, step by step?
// param discussion discussion "" the discussion, where the turn is a number
// param turn turn required the turn
// param depth number "3" so many steps up and down, at most 5
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns step, discussion, turn, speaker, kind, to_turn, to_speaker, quote, score

// Step 0 is the turn itself with its first words, step -1 what it answers, 1
// what answers it. Each step goes on from the distinct turns of the one before:
// the paths along replies are far more than the turns.
MATCH (root:Turn)
WHERE ($discussion = '' OR root.discussion = $discussion) AND root.id = $turn
UNWIND [-1, 0, 1] AS way
WITH root, way, [root.id] AS in0
UNWIND in0 AS id
MATCH (x:Turn)
WHERE x.id = id
OPTIONAL MATCH (x)-[e:REPLIES_TO]-(y:Turn)
WHERE e.score >= $min_score AND way = CASE WHEN e.turn = x.id THEN -1 ELSE 1 END
WITH root, way, coalesce(collect(DISTINCT y.id), []) + [root.id] AS in1
UNWIND in1 AS id
MATCH (x:Turn)
WHERE x.id = id
OPTIONAL MATCH (x)-[e:REPLIES_TO]-(y:Turn)
WHERE e.score >= $min_score AND way = CASE WHEN e.turn = x.id THEN -1 ELSE 1 END
WITH root, way, in1, coalesce(collect(DISTINCT y.id), []) + [root.id] AS in2
UNWIND in2 AS id
MATCH (x:Turn)
WHERE x.id = id
OPTIONAL MATCH (x)-[e:REPLIES_TO]-(y:Turn)
WHERE e.score >= $min_score AND way = CASE WHEN e.turn = x.id THEN -1 ELSE 1 END
WITH root, way, in1, in2, coalesce(collect(DISTINCT y.id), []) + [root.id] AS in3
UNWIND in3 AS id
MATCH (x:Turn)
WHERE x.id = id
OPTIONAL MATCH (x)-[e:REPLIES_TO]-(y:Turn)
WHERE e.score >= $min_score AND way = CASE WHEN e.turn = x.id THEN -1 ELSE 1 END
WITH root, way, in1, in2, in3, coalesce(collect(DISTINCT y.id), []) + [root.id] AS in4
UNWIND in4 AS id
MATCH (x:Turn)
WHERE x.id = id
OPTIONAL MATCH (x)-[e:REPLIES_TO]-(y:Turn)
WHERE e.score >= $min_score AND way = CASE WHEN e.turn = x.id THEN -1 ELSE 1 END
WITH way, x, e, y,
     CASE WHEN x.id = root.id THEN 1 WHEN x.id IN in1 THEN 2 WHEN x.id IN in2 THEN 3 WHEN x.id IN in3 THEN 4 ELSE 5 END AS steps
WHERE way = 0 OR (e.id IS NOT NULL AND steps <= $depth)
WITH way * steps AS step, e, x, CASE way WHEN 1 THEN y.id ELSE x.id END AS from_id, CASE way WHEN -1 THEN y.id WHEN 1 THEN x.id ELSE '' END AS to_id
MATCH (t:Turn)
WHERE t.id = from_id
OPTIONAL MATCH (u:Turn)
WHERE u.id = to_id
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u)
WHERE r.score >= $min_score
RETURN step, t.discussion AS discussion, t.`index` AS turn, coalesce(p.name, 'unknown') AS speaker, e.kind AS kind,
       u.`index` AS to_turn, CASE WHEN u.id IS NULL THEN NULL ELSE coalesce(q.name, 'unknown') END AS to_speaker,
       CASE WHEN e.id IS NULL THEN left(t.text, 160) ELSE e.quote END AS quote, e.score AS score
ORDER BY discussion, step, turn, to_turn, kind, e.start_byte, e.id
