// Who brings topics together that few others bring together?
// param speaker person "" only this person
// param topic concept "" only pairs with this concept
// param others number "0" only pairs that so many others at most bring together
// param least number "2" only pairs that the person brings together in so many turns
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure
// columns speaker, pairs, concept, with, turns, others, words, passages

// A person brings two topics together who mentions both in a turn. Both must be
// topics of others too, for who alone speaks of something links nothing: what is
// counted are the gaps between topics that are at hand (Burt, "Structural Holes
// and Good Ideas", American Journal of Sociology 110 (2004), 349-399). Pairs is
// in how many such pairs the person stands. Unknown speakers are nobody.
MATCH (p:Person)-[s:SPOKE]->(t:Turn)-[m:MENTIONS]->(c:Concept)
WHERE ($discussion = '' OR t.discussion = $discussion) AND s.score >= $min_score AND m.score >= $min_score
WITH c.id AS id, c.name AS concept, count(DISTINCT p.id) AS people, collect(DISTINCT t.id) AS places
WHERE people > 1
UNWIND places AS place
MATCH (t:Turn)
WHERE t.id = place
MATCH (t)-[n:MENTIONS]->(d:Concept)
WHERE n.score >= $min_score AND d.id <> id
MATCH (p:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
// Each pair comes twice, once from either topic, where both are topics of others.
WITH CASE WHEN id < d.id THEN id ELSE d.id END AS this, CASE WHEN id < d.id THEN d.id ELSE id END AS that,
     p.id AS person, count(DISTINCT t.id) AS turns, count(DISTINCT id) AS sides
WITH this, that, count(person) AS linking, collect({id: person, turns: turns, sides: sides}) AS people
UNWIND people AS x
WITH this, that, linking, x.id AS person, x.turns AS turns, x.sides AS sides
WHERE sides = 2 AND linking <= 1 + $others AND turns >= $least
  AND ($speaker = '' OR person = $speaker) AND ($topic = '' OR $topic IN [this, that])
WITH person, count(this) AS pairs, collect({this: this, that: that, linking: linking, turns: turns}) AS links
UNWIND links AS x
WITH person, pairs, x.this AS this, x.that AS that, x.linking AS linking, x.turns AS turns
MATCH (p:Person)-[s:SPOKE]->(t:Turn)-[m:MENTIONS]->(c:Concept)
WHERE p.id = person AND c.id = this AND s.score >= $min_score AND m.score >= $min_score
  AND ($discussion = '' OR t.discussion = $discussion)
MATCH (t)-[n:MENTIONS]->(d:Concept)
WHERE d.id = that AND n.score >= $min_score
UNWIND [m.quote, n.quote] AS word
WITH p.id AS id, p.name AS speaker, pairs, this, c.name AS concept, that, d.name AS other, turns, linking,
     collect(DISTINCT word) AS words, collect(DISTINCT t.discussion + ', ' + t.name) AS passages
RETURN speaker, pairs, concept, other AS `with`, turns, linking - 1 AS others, words, passages
ORDER BY pairs DESC, speaker, turns DESC, concept, other, id, this, that
