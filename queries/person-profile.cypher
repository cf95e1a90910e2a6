// What did a person speak about and with whom, and what was said to them?
// param person person required whose profile
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns person, section, kind, name, turns, findings, quotes

// `evidence` opens the findings: relation and from are the person's for what they
// do, to is theirs for what is done; topic, organisation and kind are the row's.
OPTIONAL MATCH (u:Turn)
WHERE $person = 'unknown' AND ($discussion = '' OR u.discussion = $discussion)
  AND NOT EXISTS { MATCH (q:Person)-[r:SPOKE]->(u) WHERE r.score >= $min_score }
WITH u.id AS silent
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t:Turn)
WHERE p.id = $person AND s.score >= $min_score AND ($discussion = '' OR s.discussion = $discussion)
// Only findings that start or end at the person or their turns are read: 1 what
// they do, 2 who engages or names them, 3 what their turns mention and reply to
// and, where nothing names their speaker, engage with, 4 what replies to these.
UNWIND [1, 2, 3, 4] AS way
WITH DISTINCT way, CASE WHEN way < 3 THEN '' ELSE coalesce(t.id, silent, '') END AS spoken
OPTIONAL MATCH (p:Person)-[e:SPOKE|AFFILIATED_WITH|ENGAGED]->(b)
WHERE way = 1 AND p.id = $person AND e.score >= $min_score AND ($discussion = '' OR e.discussion = $discussion)
OPTIONAL MATCH (d)-[g:MENTIONS|ENGAGED]->(q:Person)
WHERE way = 2 AND q.id = $person AND g.score >= $min_score AND ($discussion = '' OR g.discussion = $discussion)
OPTIONAL MATCH (t:Turn)-[h:MENTIONS|REPLIES_TO|ENGAGED]->(y)
WHERE way = 3 AND t.id = spoken AND h.score >= $min_score AND ($discussion = '' OR h.discussion = $discussion)
  AND ($person = 'unknown' OR y.words IS NOT NULL OR h.kind IN ['person', 'organisation', 'concept'])
OPTIONAL MATCH (z:Turn)-[i:REPLIES_TO]->(u:Turn)
WHERE way = 4 AND u.id = spoken AND i.score >= $min_score AND ($discussion = '' OR i.discussion = $discussion)
// Only turns have words, and the kind of a mention is that of its entity. What
// shows who speaks a turn may stand in another one. The sections have their
// order as numbers.
WITH coalesce(e.id, g.id, h.id, i.id) AS finding, coalesce(e.kind, g.kind, h.kind, i.kind) AS kind,
     coalesce(e.quote, g.quote, h.quote, i.quote) AS quote,
     CASE WHEN b.words IS NOT NULL THEN b.id ELSE coalesce(e.turn, g.turn, h.turn, i.turn) END AS turn,
     CASE WHEN way = 1 AND b.words IS NOT NULL THEN 1 WHEN way = 1 AND b.id STARTS WITH 'organisation:' THEN 2 WHEN way = 1 THEN 6
          WHEN way = 2 AND d.words IS NOT NULL AND g.kind = 'person' THEN 10 WHEN way = 2 THEN 8
          WHEN way = 4 THEN 9 WHEN y.words IS NOT NULL THEN 7
          WHEN h.kind = 'concept' THEN 3 WHEN h.kind = 'organisation' THEN 4
          WHEN h.kind = 'person' THEN 5 ELSE 6 END AS section,
     CASE WHEN b.words IS NOT NULL THEN b.discussion WHEN way = 1 THEN b.id WHEN way = 2 AND d.words IS NULL THEN d.id
          WHEN way = 3 AND y.words IS NULL THEN y.id END AS id,
     CASE WHEN b.words IS NOT NULL THEN b.discussion WHEN way = 1 THEN b.name WHEN way = 2 AND d.words IS NULL THEN d.name
          WHEN way = 3 AND y.words IS NULL THEN y.name END AS name,
     CASE WHEN way = 2 AND d.words IS NOT NULL AND g.kind = 'person' THEN d.id WHEN way = 3 AND y.words IS NOT NULL THEN y.id
          WHEN way = 4 THEN z.id END AS heard
WHERE finding IS NOT NULL
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(v:Turn)
WHERE v.id = heard AND s.score >= $min_score
WITH section AS place, CASE WHEN section IN [1, 3, 4, 5, 10] THEN '' ELSE kind END AS how, coalesce(id, p.id, 'unknown') AS other_id,
     coalesce(name, p.name, 'unknown') AS name, count(DISTINCT turn) AS turns, count(DISTINCT finding) AS findings,
     collect(DISTINCT CASE WHEN section IN [1, 3, 4, 5, 10] THEN NULL ELSE quote END) AS quotes
OPTIONAL MATCH (p:Person)
WHERE p.id = $person
RETURN coalesce(p.name, 'unknown') AS person,
       CASE WHEN place = 1 THEN 'spoke in' WHEN place = 2 THEN 'affiliated with' WHEN place = 3 THEN 'spoke of the topic'
            WHEN place = 4 THEN 'named the organisation' WHEN place = 5 THEN 'named the person' WHEN place = 6 THEN 'engaged'
            WHEN place = 7 THEN 'replied to' WHEN place = 8 THEN 'engaged by' WHEN place = 9 THEN 'replied to by'
            ELSE 'named by' END AS section,
       how AS kind, name, turns, findings, coalesce(quotes, []) AS quotes
ORDER BY place, turns DESC, findings DESC, name, how, other_id
