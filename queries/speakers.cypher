// Who spoke how much, and for which organisations?
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns speaker, turns, words, share, organisations
MATCH (every:Turn)
WHERE $discussion = '' OR every.discussion = $discussion
WITH sum(every.words) AS total
MATCH (t:Turn)
WHERE $discussion = '' OR t.discussion = $discussion
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
// A turn has one speaker; the embedded engine loses a sum beside a DISTINCT.
WITH total, p.id AS id, coalesce(p.name, 'unknown') AS speaker,
     count(t) AS turns, sum(t.words) AS words
OPTIONAL MATCH (q:Person)-[f:AFFILIATED_WITH]->(o:Organisation)
WHERE q.id = id AND f.score >= $min_score AND ($discussion = '' OR f.discussion = $discussion)
WITH id, speaker, turns, words, total, coalesce(collect(DISTINCT o.name), []) AS organisations
RETURN speaker, turns, words,
       CASE WHEN total = 0 THEN 0.0 ELSE words * 1.0 / total END AS share, organisations
ORDER BY words DESC, turns DESC, speaker, id
