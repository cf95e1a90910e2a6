// Who came and who left from one discussion to another, and which topics rose or fell?
// param from discussion required the earlier discussion
// param to discussion required the later one
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns kind, name, change, difference, from_share, to_share, from_turns, to_turns

// Shares are of the turns of each discussion: those that a person speaks, or in
// which a topic is mentioned. What they count stands in `topic-course` and in
// `evidence` with the discussion.
MATCH (d:Discussion)
WHERE d.id = $from
MATCH (g:Discussion)
WHERE g.id = $to
MATCH (t:Turn)
WHERE t.discussion = $from OR t.discussion = $to
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (t)-[m:MENTIONS]->(c:Concept)
WHERE m.score >= $min_score
UNWIND [{kind: 'person', id: coalesce(p.id, 'unknown'), name: coalesce(p.name, 'unknown')}, {kind: 'topic', id: c.id, name: c.name}] AS x
WITH d.turns AS before, g.turns AS after, x.kind AS kind, x.id AS id, x.name AS name,
     count(DISTINCT CASE WHEN t.discussion = $from THEN t.id ELSE NULL END) AS from_turns,
     count(DISTINCT CASE WHEN t.discussion = $to THEN t.id ELSE NULL END) AS to_turns
WHERE id IS NOT NULL
WITH kind, id, name, from_turns, to_turns, from_turns * after AS was, to_turns * before AS is_now,
     from_turns * 1.0 / before AS from_share, to_turns * 1.0 / after AS to_share
RETURN kind, name,
       CASE WHEN from_turns = 0 THEN 'came' WHEN to_turns = 0 THEN 'left'
            WHEN is_now > was THEN 'rose' WHEN is_now < was THEN 'fell' ELSE 'same' END AS change,
       to_share - from_share AS difference, from_share, to_share, from_turns, to_turns
ORDER BY kind, difference DESC, from_turns, name, id
