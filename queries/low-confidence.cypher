// Which findings is the extraction least sure of, those first on which most depends?
// param below score "0.6" only findings whose rule is less sure than this
// param finding any|speaker|affiliation|engagement|reply|mention "any" only findings of this kind
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns affects, finding, discussion, turn, from, kind, to, quote, rule, score

// A speaker affects the mentions of the turn and the replies from and to it, an
// affiliation the turns that the person speaks, any other finding itself alone.
// A turn that nothing names a speaker for is a finding of score 0; its quote is
// the turn's first words. HAS_TURN, which has no score, stands for it.
MATCH (a)-[e:HAS_TURN|SPOKE|REPLIES_TO|MENTIONS|ENGAGED|AFFILIATED_WITH]->(b)
WHERE ($discussion = '' OR e.discussion = $discussion)
  AND coalesce(e.score, 0.0) < $below AND coalesce(e.score, 0.0) >= $min_score
// Only turns have words, only people and organisations have a basis.
WITH a, e, b, coalesce(e.turn, b.id) AS turn_id, b.id AS b_id,
     CASE WHEN b.words IS NOT NULL AND a.words IS NULL THEN 'speaker'
          WHEN b.words IS NOT NULL THEN 'reply'
          WHEN a.words IS NOT NULL AND e.kind IN ['person', 'organisation', 'concept'] THEN 'mention'
          WHEN b.id STARTS WITH 'organisation:' THEN 'affiliation'
          ELSE 'engagement' END AS finding
WHERE ($finding = 'any' OR finding = $finding)
  AND (e.score IS NOT NULL OR NOT EXISTS { MATCH (:Person)-[:SPOKE]->(b) })
MATCH (t:Turn)
WHERE t.id = turn_id
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u:Turn)
WHERE u.id = b_id AND r.score >= $min_score
WITH finding, t.discussion AS discussion, t.`index` AS turn, e.kind AS kind, e.rule AS rule, coalesce(e.score, 0.0) AS score,
     e.id AS id, coalesce(e.start_byte, 0) AS place,
     CASE WHEN e.score IS NULL THEN 'unknown' WHEN a.words IS NULL THEN a.name ELSE coalesce(p.name, 'unknown') END AS from_name,
     CASE finding WHEN 'reply' THEN coalesce(q.name, 'unknown') ELSE b.name END AS to_name,
     CASE WHEN e.score IS NULL THEN left(t.text, 160) ELSE e.quote END AS quote,
     CASE finding WHEN 'speaker' THEN b.id ELSE '' END AS spoken, CASE finding WHEN 'affiliation' THEN a.id ELSE '' END AS person
OPTIONAL MATCH (v:Turn)-[m:MENTIONS]->(x)
WHERE v.id = spoken
WITH finding, discussion, turn, kind, rule, score, id, place, from_name, to_name, quote, spoken, person, count(m.id) AS mentions
OPTIONAL MATCH (v:Turn)-[r:REPLIES_TO]-(y:Turn)
WHERE v.id = spoken
WITH finding, discussion, turn, kind, rule, score, id, place, from_name, to_name, quote, person, mentions, count(r.id) AS replies
OPTIONAL MATCH (z:Person)-[s:SPOKE]->(u:Turn)
WHERE z.id = person
WITH finding, discussion, turn, kind, rule, score, id, place, from_name, to_name, quote, mentions, replies, count(s.id) AS turns
RETURN CASE finding WHEN 'speaker' THEN mentions + replies WHEN 'affiliation' THEN turns ELSE 1 END AS affects,
       finding, discussion, turn, from_name AS `from`, kind, to_name AS `to`, quote, rule, score
ORDER BY affects DESC, score, discussion, turn, finding, place, kind, to_name, id
