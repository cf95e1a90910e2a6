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
WITH a, e, b,
     CASE WHEN b.words IS NOT NULL AND a.words IS NULL THEN 'speaker'
          WHEN b.words IS NOT NULL THEN 'reply'
          WHEN a.words IS NOT NULL AND e.kind IN ['person', 'organisation', 'concept'] THEN 'mention'
          WHEN b.id STARTS WITH 'organisation:' THEN 'affiliation'
          ELSE 'engagement' END AS finding
WHERE ($finding = 'any' OR finding = $finding)
  AND (e.score IS NOT NULL OR NOT EXISTS { MATCH (:Person)-[:SPOKE]->(b) })
WITH a, e, b, finding,
     COUNT { MATCH (b)-[:MENTIONS]->(x) } + COUNT { MATCH (b)-[:REPLIES_TO]-(y) } AS of_turn, COUNT { MATCH (a)-[:SPOKE]->(z) } AS of_person
MATCH (t:Turn)
WHERE t.id = coalesce(e.turn, b.id)
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
OPTIONAL MATCH (q:Person)-[r:SPOKE]->(u:Turn)
WHERE u.id = b.id AND r.score >= $min_score
WITH CASE finding WHEN 'speaker' THEN of_turn WHEN 'affiliation' THEN of_person ELSE 1 END AS affects,
     finding, e, t, b,
     CASE WHEN e.score IS NULL THEN 'unknown' WHEN a.words IS NULL THEN a.name ELSE coalesce(p.name, 'unknown') END AS from_name,
     CASE finding WHEN 'reply' THEN coalesce(q.name, 'unknown') ELSE b.name END AS to_name
RETURN affects, finding, t.discussion AS discussion, t.`index` AS turn, from_name AS `from`, e.kind AS kind, to_name AS `to`,
       CASE WHEN e.score IS NULL THEN left(t.text, 160) ELSE e.quote END AS quote, e.rule AS rule, coalesce(e.score, 0.0) AS score
ORDER BY affects DESC, score, discussion, turn, finding, e.start_byte, kind, b.id, e.id
