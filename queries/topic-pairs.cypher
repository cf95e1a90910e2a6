// Which topics are talked about together, more often than chance would have it?
// param topic concept "" only pairs with this concept
// param speaker person "" only what this person says
// param least number "2" only pairs that have so many turns together
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns concept, with, together, turns, with_turns, expected, lift, jaccard, speakers, words, with_words, passages

// Expected is how many turns the two would share if each stood in its turns
// whatever the other does: turns * with_turns / all turns asked for. Lift is
// together / expected, Jaccard together / (turns + with_turns - together).
MATCH (every:Turn)
WHERE $discussion = '' OR every.discussion = $discussion
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(every)
WHERE s.score >= $min_score
WITH every.id AS id, coalesce(p.id, 'unknown') AS speaker
WHERE $speaker = '' OR speaker = $speaker
WITH count(id) AS total
MATCH (t:Turn)-[m:MENTIONS]->(c:Concept)
WHERE ($discussion = '' OR t.discussion = $discussion) AND m.score >= $min_score
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH total, t.id AS turn, t.discussion + ', ' + t.name AS passage, coalesce(p.id, 'unknown') AS speaker,
     collect(DISTINCT {id: c.id, name: c.name, word: m.quote}) AS topics
WHERE $speaker = '' OR speaker = $speaker
UNWIND topics AS a
UNWIND topics AS b
// With itself a topic has all its turns: those of either are read off there.
WITH total, a.id AS id, a.name AS name, b.id AS id2, b.name AS name2, count(DISTINCT turn) AS together,
     count(DISTINCT CASE speaker WHEN 'unknown' THEN NULL ELSE speaker END) AS speakers,
     collect(DISTINCT a.word) AS words, collect(DISTINCT b.word) AS words2, collect(DISTINCT passage) AS passages
WHERE id = id2 OR (together >= $least AND ($topic = '' OR id = $topic OR id2 = $topic))
WITH total, id, max(CASE WHEN id = id2 THEN together ELSE 0 END) AS turns,
     collect({name: name, id2: id2, name2: name2, together: together, speakers: speakers, words: words, words2: words2, passages: passages}) AS pairs
UNWIND pairs AS x
WITH total, id, turns, x.name AS name, x.id2 AS id2, x.name2 AS name2, x.together AS together, x.speakers AS speakers, x.words AS words, x.words2 AS words2, x.passages AS passages
WITH total, id2, name2, max(CASE WHEN id = id2 THEN together ELSE 0 END) AS with_turns,
     collect({id: id, name: name, turns: turns, together: together, speakers: speakers, words: words, words2: words2, passages: passages}) AS pairs
UNWIND pairs AS x
WITH total, id2, name2, with_turns, x.id AS id, x.name AS concept, x.turns AS turns, x.together AS together, x.speakers AS speakers, x.words AS words, x.words2 AS words2, x.passages AS passages
WHERE id = $topic AND id2 <> id OR $topic = '' AND id < id2
RETURN concept, name2 AS `with`, together, turns, with_turns, turns * with_turns * 1.0 / total AS expected,
       together * total * 1.0 / (turns * with_turns) AS lift, together * 1.0 / (turns + with_turns - together) AS jaccard,
       speakers, words, words2 AS with_words, passages
ORDER BY together DESC, lift DESC, concept, name2, id, id2
