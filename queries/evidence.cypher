// Which passages stand behind two people, a topic or an organisation?
// param from person "" only what this person says, and what is said of their organisations
// param to person "" only what engages with this person or replies to them
// param topic concept "" only turns that mention this concept
// param organisation organisation "" only turns that mention this organisation, and who is affiliated with it
// param kind link "" only this kind of engagement or reply
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns discussion, turn, from, relation, kind, to, quote, rule, score
MATCH (a)-[e:ENGAGED|REPLIES_TO|MENTIONS|AFFILIATED_WITH]->(b)
WHERE ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion)
  AND e.score >= $min_score
// Only turns have words, and the kind of a mention is that of its entity.
WITH e, a, b,
     CASE WHEN b.words IS NOT NULL THEN 'REPLIES_TO'
          WHEN a.words IS NULL AND b.id STARTS WITH 'organisation:' THEN 'AFFILIATED_WITH'
          WHEN a.words IS NOT NULL AND e.kind IN ['person', 'organisation', 'concept'] THEN 'MENTIONS'
          ELSE 'ENGAGED' END AS relation
WHERE (relation <> 'MENTIONS' OR b.id IN [$topic, $organisation])
  AND (relation <> 'AFFILIATED_WITH' OR $topic = '')
  AND (relation IN ['MENTIONS', 'AFFILIATED_WITH'] OR $from <> '' OR $to <> '' OR ($topic = '' AND $organisation = ''))
MATCH (t:Turn)
WHERE t.id = e.turn
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u:Turn)
WHERE u.id = b.id AND r.score >= $min_score
WITH e, t, relation,
     CASE WHEN a.words IS NULL THEN a.id WHEN relation = 'ENGAGED' THEN 'unknown' ELSE coalesce(p.id, 'unknown') END AS from_id,
     CASE WHEN a.words IS NULL THEN a.name WHEN relation = 'ENGAGED' THEN 'unknown' ELSE coalesce(p.name, 'unknown') END AS from_name,
     CASE WHEN relation = 'REPLIES_TO' THEN coalesce(q.id, 'unknown') ELSE b.id END AS to_id,
     CASE WHEN relation = 'REPLIES_TO' THEN coalesce(q.name, 'unknown') ELSE b.name END AS to_name
WHERE ($from = '' OR from_id = $from)
  AND ($to = '' OR to_id = $to)
  AND ($topic = '' OR EXISTS {
    MATCH (x:Turn)-[m:MENTIONS]->(c:Concept)
    WHERE x.id = t.id AND c.id = $topic AND m.score >= $min_score
  })
  AND ($organisation = '' OR to_id = $organisation OR EXISTS {
    MATCH (y:Turn)-[n:MENTIONS]->(o:Organisation)
    WHERE y.id = t.id AND o.id = $organisation AND n.score >= $min_score
  })
RETURN e.discussion AS discussion, t.`index` AS turn, from_name AS `from`, relation, e.kind AS kind,
       to_name AS `to`, e.quote AS quote, e.rule AS rule, e.score AS score
ORDER BY discussion, turn, e.start_byte, relation, kind, to_id, e.id
