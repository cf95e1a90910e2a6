// By which shortest paths of engagements are two people linked?
// param from person required one of the two
// param to person required the other
// param kind engagement "" only this kind of engagement
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure
// columns step, person, next, from, kind, times, evidence

// Every path of the shortest length counts, up to five steps, whoever of the
// two ends of a step engaged whom: from says who did. A search goes out from
// either end and visits each person once, so it is as long as there are
// engagements; 99 is not reached. Unknown speakers are nobody and link nobody.
MATCH (x:Person)
WHERE x.id = $from AND x.id <> $to
WITH x, 0 AS d
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE d = 0 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE d + 1 END) AS near
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE d = 1 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE d + 1 END) AS near
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE d = 2 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE d + 1 END) AS near
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE d = 3 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE d + 1 END) AS near
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE d = 4 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE d + 1 END) AS near
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d
WITH x, d, CASE WHEN x.id = $to THEN 0 ELSE 99 END AS rest
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE rest = 0 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE 99 END) AS near, min(CASE WHEN id = x.id THEN rest ELSE rest + 1 END) AS far
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d, far AS rest
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE rest = 1 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE 99 END) AS near, min(CASE WHEN id = x.id THEN rest ELSE rest + 1 END) AS far
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d, far AS rest
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE rest = 2 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE 99 END) AS near, min(CASE WHEN id = x.id THEN rest ELSE rest + 1 END) AS far
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d, far AS rest
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE rest = 3 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE 99 END) AS near, min(CASE WHEN id = x.id THEN rest ELSE rest + 1 END) AS far
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d, far AS rest
OPTIONAL MATCH (x)-[e:ENGAGED]-(y:Person)
WHERE rest = 4 AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
UNWIND [x.id, y.id] AS id
WITH id, min(CASE WHEN id = x.id THEN d ELSE 99 END) AS near, min(CASE WHEN id = x.id THEN rest ELSE rest + 1 END) AS far
WHERE id IS NOT NULL
MATCH (x:Person)
WHERE x.id = id
WITH x, near AS d, far AS rest
WITH d + rest AS length, collect({id: x.id, d: d}) AS along
ORDER BY length
LIMIT 1
WITH length, along
WHERE length <= 5
UNWIND along AS a
UNWIND along AS b
WITH a.d + 1 AS step, b.d AS reached, a.id AS a_id, b.id AS b_id
WHERE step = reached
UNWIND [a_id, b_id] AS from_id
WITH step, a_id, b_id, from_id, CASE from_id WHEN a_id THEN b_id ELSE a_id END AS to_id
MATCH (u:Person)
WHERE u.id = from_id
MATCH (v:Person)
WHERE v.id = to_id
MATCH (u)-[e:ENGAGED]->(v)
WHERE ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
WITH step, a_id, b_id, from_id, CASE from_id WHEN a_id THEN u.name ELSE v.name END AS person,
     CASE from_id WHEN a_id THEN v.name ELSE u.name END AS next, u.name AS from_name, e.kind AS kind,
     count(DISTINCT e.turn) AS times, collect(DISTINCT e.quote) AS evidence
RETURN step, person, next, from_name AS `from`, kind, times, evidence
ORDER BY step, person, next, times DESC, from_name, kind, a_id, b_id, from_id
