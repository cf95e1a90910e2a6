// Which passages stand behind two people, a topic or an organisation?
// param from person "" only what this person says, and what is said of their organisations
// param to person "" only what engages with this person or replies to them
// param topic concept "" only turns that mention this concept
// param organisation organisation "" only turns that mention this organisation, and who is affiliated with it
// param kind link "" only this kind of engagement or reply
// param relation any|spoke|mentions|engaged|replies-to|affiliated-with "any" only such findings
// param affiliation organisation "" only what people affiliated with this organisation say
// param stakeholder group "" only what people of this stakeholder group say
// param to_stakeholder group "" only what engages with people of this stakeholder group, or replies to them
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns discussion, turn, from, relation, kind, to, quote, rule, score
// passage quote from first to last

// A topic or an organisation alone shows where it is mentioned. Who spoke which
// turn is shown where relation=spoke asks for it. The quote of a mention is the
// sentence in which it stands; where all mentions are asked for, it is the name.
MATCH (a)-[e:SPOKE|ENGAGED|REPLIES_TO|MENTIONS|AFFILIATED_WITH]->(b)
WHERE ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion)
  AND e.score >= $min_score
  AND ($from = '' OR a.words IS NOT NULL OR a.id = $from)
  AND ($to = '' OR b.words IS NOT NULL OR b.id = $to)
// Only turns have words, and the kind of a mention is that of its entity. What
// shows who speaks a turn may stand in another one.
WITH e, a, b,
     CASE WHEN a.words IS NULL AND b.words IS NOT NULL THEN 'SPOKE'
          WHEN b.words IS NOT NULL THEN 'REPLIES_TO'
          WHEN a.words IS NULL AND b.id STARTS WITH 'organisation:' THEN 'AFFILIATED_WITH'
          WHEN a.words IS NOT NULL AND e.kind IN ['person', 'organisation', 'concept'] THEN 'MENTIONS'
          ELSE 'ENGAGED' END AS relation
WHERE ($relation = 'any' OR relation = CASE $relation WHEN 'spoke' THEN 'SPOKE' WHEN 'mentions' THEN 'MENTIONS' WHEN 'engaged' THEN 'ENGAGED'
         WHEN 'replies-to' THEN 'REPLIES_TO' ELSE 'AFFILIATED_WITH' END)
// Who speaks and what is mentioned are so many that only asking for them shows them.
  AND (relation <> 'SPOKE' OR $relation = 'spoke')
  AND (relation <> 'MENTIONS' OR b.id IN [$topic, $organisation] OR ($relation = 'mentions' AND $topic = '' AND $organisation = ''))
  AND (relation <> 'AFFILIATED_WITH' OR $topic = '')
  AND (relation IN ['MENTIONS', 'AFFILIATED_WITH'] OR $relation <> 'any' OR $from <> '' OR $to <> '' OR $to_stakeholder <> ''
       OR ($topic = '' AND $organisation = ''))
// Who speaks a turn at an end is asked of that turn, and the turn in which the
// words stand is looked up last: each look-up costs more than all else of a row.
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(a)
WHERE relation IN ['REPLIES_TO', 'MENTIONS'] AND s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(b)
WHERE relation = 'REPLIES_TO' AND r.score >= $min_score
WITH relation, e.id AS id, e.kind AS how, e.quote AS quote, e.rule AS rule, e.score AS score, e.start_byte AS place,
     CASE WHEN relation = 'MENTIONS' AND ($topic <> '' OR $organisation <> '' OR $from <> '' OR $to <> '') THEN e.start_byte END AS first,
     CASE WHEN relation = 'MENTIONS' AND ($topic <> '' OR $organisation <> '' OR $from <> '' OR $to <> '') THEN e.end_byte END AS last,
     CASE WHEN relation = 'SPOKE' THEN b.id ELSE e.turn END AS said,
     CASE WHEN a.words IS NULL THEN a.id ELSE coalesce(p.id, 'unknown') END AS from_id,
     CASE WHEN a.words IS NULL THEN a.name ELSE coalesce(p.name, 'unknown') END AS from_name,
     CASE WHEN relation = 'SPOKE' THEN '' WHEN relation = 'REPLIES_TO' THEN coalesce(q.id, 'unknown') ELSE b.id END AS to_id,
     CASE WHEN relation = 'SPOKE' THEN '' WHEN relation = 'REPLIES_TO' THEN coalesce(q.name, 'unknown') ELSE b.name END AS to_name
WHERE ($from = '' OR from_id = $from)
  AND ($to = '' OR to_id = $to)
MATCH (t:Turn)
WHERE t.id = said
  AND ($topic = '' OR EXISTS {
    MATCH (x:Turn)-[m:MENTIONS]->(c:Concept)
    WHERE x.id = said AND c.id = $topic AND m.score >= $min_score
  })
  AND ($organisation = '' OR to_id = $organisation OR EXISTS {
    MATCH (y:Turn)-[n:MENTIONS]->(o:Organisation)
    WHERE y.id = said AND o.id = $organisation AND n.score >= $min_score
  })
  AND ($affiliation = '' OR EXISTS {
    MATCH (f:Person)-[g:AFFILIATED_WITH]->(h:Organisation)
    WHERE f.id = from_id AND h.id = $affiliation AND g.score >= $min_score AND ($discussion = '' OR g.discussion = $discussion)
  })
  AND ($stakeholder = '' OR EXISTS {
    MATCH (i:Person)-[j:AFFILIATED_WITH]->(k:Organisation)
    WHERE i.id = from_id AND k.stakeholder = $stakeholder AND j.score >= $min_score AND ($discussion = '' OR j.discussion = $discussion)
  } OR ($stakeholder = 'unknown' AND NOT EXISTS {
    MATCH (i:Person)-[j:AFFILIATED_WITH]->(k:Organisation)
    WHERE i.id = from_id AND k.stakeholder <> '' AND j.score >= $min_score AND ($discussion = '' OR j.discussion = $discussion)
  }))
  AND ($to_stakeholder = '' OR EXISTS {
    MATCH (l:Person)-[v:AFFILIATED_WITH]->(w:Organisation)
    WHERE l.id = to_id AND w.stakeholder = $to_stakeholder AND v.score >= $min_score AND ($discussion = '' OR v.discussion = $discussion)
  } OR ($to_stakeholder = 'unknown' AND NOT EXISTS {
    MATCH (l:Person)-[v:AFFILIATED_WITH]->(w:Organisation)
    WHERE l.id = to_id AND w.stakeholder <> '' AND v.score >= $min_score AND ($discussion = '' OR v.discussion = $discussion)
  }))
RETURN t.discussion AS discussion, t.`index` AS turn, from_name AS `from`, relation, how AS kind, to_name AS `to`,
       CASE WHEN first IS NULL THEN quote ELSE t.text END AS quote, rule, score, first, last
ORDER BY discussion, turn, place, relation, how, to_id, id
