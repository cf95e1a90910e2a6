// What was said about an organisation, and by whom?
// param organisation organisation "" only this organisation
// param speaker person "" only what this person says
// param topic concept "" only turns that mention this concept
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns organisation, speaker, discussion, turn, quote
// passage quote from first to last once

// The quote is the sentence, or the sentences, in which the name stands.
MATCH (t:Turn)-[m:MENTIONS]->(o:Organisation)
WHERE ($organisation = '' OR o.id = $organisation) AND ($discussion = '' OR t.discussion = $discussion) AND m.score >= $min_score
  AND ($topic = '' OR EXISTS {
    MATCH (x:Turn)-[n:MENTIONS]->(c:Concept)
    WHERE x.id = t.id AND c.id = $topic AND n.score >= $min_score
  })
OPTIONAL MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH t, m, o, coalesce(p.id, 'unknown') AS speaker_id, coalesce(p.name, 'unknown') AS speaker
WHERE $speaker = '' OR speaker_id = $speaker
RETURN o.name AS organisation, speaker, t.discussion AS discussion, t.`index` AS turn, t.text AS quote,
       m.start_byte AS first, m.end_byte AS last
ORDER BY organisation, o.id, discussion, turn, first, last, m.id
