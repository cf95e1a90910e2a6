// How is the talk shared among people, organisations or stakeholder groups?
// param by person|organisation|group "person" whose share
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns name, speakers, turns, turn_share, words, share

// The shares are those of all turns and of all words. Who has two organisations,
// or organisations of two groups, counts in both. `evidence` opens the turns with
// relation=spoke and from, affiliation or stakeholder.
MATCH (every:Turn)
WHERE $discussion = '' OR every.discussion = $discussion
WITH count(every) AS all_turns, sum(every.words) AS all_words
MATCH (t:Turn)
WHERE $discussion = '' OR t.discussion = $discussion
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH all_turns, all_words, coalesce(p.id, 'unknown') AS person, coalesce(p.name, 'unknown') AS speaker,
     count(t) AS spoken, sum(t.words) AS said
OPTIONAL MATCH (q:Person)-[f:AFFILIATED_WITH]->(o:Organisation)
WHERE q.id = person AND $by <> 'person' AND ($by = 'organisation' OR o.stakeholder <> '')
  AND f.score >= $min_score AND ($discussion = '' OR f.discussion = $discussion)
WITH DISTINCT all_turns, all_words, person, spoken, said,
     CASE WHEN $by = 'person' THEN person WHEN $by = 'group' THEN coalesce(o.stakeholder, 'unknown') ELSE coalesce(o.id, 'unknown') END AS id,
     CASE WHEN $by = 'person' THEN speaker WHEN $by = 'group' THEN coalesce(o.stakeholder, 'unknown') ELSE coalesce(o.name, 'unknown') END AS name
WITH all_turns, all_words, id, name, sum(CASE WHEN person = 'unknown' THEN 0 ELSE 1 END) AS speakers,
     sum(spoken) AS turns, sum(said) AS words
RETURN name, speakers, turns, turns * 1.0 / all_turns AS turn_share,
       words, CASE WHEN all_words = 0 THEN 0.0 ELSE words * 1.0 / all_words END AS share
ORDER BY words DESC, turns DESC, name, id
