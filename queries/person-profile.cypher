// What did a person speak about and with whom, and what was said to them?
// param person person required whose profile
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns person, section, kind, name, turns, findings, quotes

// `evidence` opens the findings: relation and from are the person's for what they
// do, to is theirs for what is done; topic, organisation and kind are the row's.
MATCH (a)-[e:SPOKE|AFFILIATED_WITH|MENTIONS|ENGAGED|REPLIES_TO]->(b)
WHERE ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
// Only turns have words, and the kind of a mention is that of its entity. What
// shows who speaks a turn may stand in another one.
WITH e.id AS finding, e.kind AS kind, e.quote AS quote, a.id AS a_id, a.name AS a_name, a.words IS NULL AS by_person, b.id AS b_id, b.name AS b_name,
     CASE WHEN a.words IS NULL AND b.words IS NOT NULL THEN b.id ELSE e.turn END AS turn,
     CASE WHEN a.words IS NULL AND b.words IS NOT NULL THEN 'SPOKE'
          WHEN b.words IS NOT NULL THEN 'REPLIES_TO'
          WHEN a.words IS NULL AND b.id STARTS WITH 'organisation:' THEN 'AFFILIATED_WITH'
          WHEN a.words IS NOT NULL AND e.kind IN ['person', 'organisation', 'concept'] THEN 'MENTIONS'
          ELSE 'ENGAGED' END AS relation
MATCH (t:Turn)
WHERE t.id = turn
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u:Turn)
WHERE u.id = b_id AND r.score >= $min_score
WITH finding, kind, quote, turn, relation,
     CASE WHEN by_person THEN a_id WHEN relation = 'ENGAGED' THEN 'unknown' ELSE coalesce(p.id, 'unknown') END AS from_id,
     CASE WHEN by_person THEN a_name WHEN relation = 'ENGAGED' THEN 'unknown' ELSE coalesce(p.name, 'unknown') END AS from_name,
     CASE WHEN relation = 'SPOKE' THEN t.discussion WHEN relation = 'REPLIES_TO' THEN coalesce(q.id, 'unknown') ELSE b_id END AS to_id,
     CASE WHEN relation = 'SPOKE' THEN t.discussion WHEN relation = 'REPLIES_TO' THEN coalesce(q.name, 'unknown') ELSE b_name END AS to_name
WHERE from_id = $person OR to_id = $person
UNWIND ['does', 'is'] AS voice
WITH finding, kind, quote, turn, relation, voice,
     CASE WHEN voice = 'does' THEN from_id ELSE to_id END AS id, CASE WHEN voice = 'does' THEN from_name ELSE to_name END AS person,
     CASE WHEN voice = 'does' THEN to_id ELSE from_id END AS other_id, CASE WHEN voice = 'does' THEN to_name ELSE from_name END AS name
WHERE id = $person
  AND (voice = 'does' OR relation = 'ENGAGED' OR relation = 'REPLIES_TO' OR (relation = 'MENTIONS' AND kind = 'person'))
WITH id, person, other_id, name, finding, turn,
     CASE WHEN relation = 'SPOKE' THEN 1 WHEN relation = 'AFFILIATED_WITH' THEN 2
          WHEN relation = 'MENTIONS' AND voice = 'is' THEN 10 WHEN relation = 'MENTIONS' AND kind = 'concept' THEN 3
          WHEN relation = 'MENTIONS' AND kind = 'organisation' THEN 4 WHEN relation = 'MENTIONS' THEN 5
          WHEN relation = 'ENGAGED' AND voice = 'does' THEN 6 WHEN relation = 'ENGAGED' THEN 8
          WHEN voice = 'does' THEN 7 ELSE 9 END AS place,
     CASE WHEN relation IN ['SPOKE', 'MENTIONS'] THEN '' ELSE kind END AS how,
     CASE WHEN relation IN ['SPOKE', 'MENTIONS'] THEN null ELSE quote END AS words
WITH id, person, place, how, other_id, name, count(DISTINCT turn) AS turns, count(DISTINCT finding) AS findings,
     collect(DISTINCT words) AS quotes
RETURN person,
       CASE WHEN place = 1 THEN 'spoke in' WHEN place = 2 THEN 'affiliated with' WHEN place = 3 THEN 'spoke of the topic'
            WHEN place = 4 THEN 'named the organisation' WHEN place = 5 THEN 'named the person' WHEN place = 6 THEN 'engaged'
            WHEN place = 7 THEN 'replied to' WHEN place = 8 THEN 'engaged by' WHEN place = 9 THEN 'replied to by'
            ELSE 'named by' END AS section,
       how AS kind, name, turns, findings, coalesce(quotes, []) AS quotes
ORDER BY person, id, place, turns DESC, findings DESC, name, how, other_id
