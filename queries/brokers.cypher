// Who links people that do not engage with each other, and in which role between stakeholder groups?
// param person person "" only this broker
// param kind engagement "" only this kind of engagement
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure
// columns broker, group, role, pairs, alone, from, to, heard, said

// A broker is engaged by somebody and engages somebody else whom that one does
// not engage. Roles by the three's stakeholder groups are those of Gould and
// Fernandez, "Structures of Mediation: A Formal Approach to Brokerage in
// Transaction Networks", Sociological Methodology 19 (1989), 89-126:
//
//	coordinator     A → A → A
//	itinerant       A → B → A
//	gatekeeper      A → B → B
//	representative  A → A → B
//	liaison         A → B → C
//	unknown         the group of one of the three is not known
//
// Groups are those of the organisations that people are affiliated with; who
// has two counts in both, so a pair may count in two roles. Alone are the pairs
// that nobody else links. Heard and said have one passage for each step to and
// from the broker; the others stand in `evidence`. Unknown speakers are nobody.
MATCH (a:Person)-[e:ENGAGED]->(x:Person)
WHERE a.id <> x.id AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
WITH a, collect(DISTINCT x.id) AS engaged
OPTIONAL MATCH (a)-[g:AFFILIATED_WITH]->(o:Organisation)
WHERE o.stakeholder <> '' AND ($discussion = '' OR g.discussion = $discussion) AND g.score >= $min_score
WITH DISTINCT a.id AS a_id, engaged, coalesce(o.stakeholder, 'unknown') AS from_group
UNWIND engaged AS b_id
MATCH (b:Person)-[f:ENGAGED]->(c:Person)
WHERE b.id = b_id AND c.id <> a_id AND c.id <> b.id AND NOT c.id IN engaged AND ($kind = '' OR f.kind = $kind)
  AND ($discussion = '' OR f.discussion = $discussion) AND f.score >= $min_score
WITH DISTINCT a_id, from_group, b, c
OPTIONAL MATCH (b)-[g:AFFILIATED_WITH]->(o:Organisation)
WHERE o.stakeholder <> '' AND ($discussion = '' OR g.discussion = $discussion) AND g.score >= $min_score
WITH DISTINCT a_id, from_group, b.id AS b_id, coalesce(o.stakeholder, 'unknown') AS own, c
OPTIONAL MATCH (c)-[g:AFFILIATED_WITH]->(o:Organisation)
WHERE o.stakeholder <> '' AND ($discussion = '' OR g.discussion = $discussion) AND g.score >= $min_score
WITH a_id, b_id, c.id AS c_id, from_group, own, coalesce(o.stakeholder, 'unknown') AS to_group
WITH DISTINCT a_id, b_id, c_id, own,
     CASE WHEN from_group = 'unknown' OR own = 'unknown' OR to_group = 'unknown' THEN 'unknown'
          WHEN from_group = own AND own = to_group THEN 'coordinator'
          WHEN from_group = to_group THEN 'itinerant'
          WHEN own = to_group THEN 'gatekeeper'
          WHEN from_group = own THEN 'representative'
          ELSE 'liaison' END AS role
WITH a_id, c_id, min(b_id) AS one, max(b_id) AS last, collect({id: b_id, own: own, role: role}) AS brokers
UNWIND brokers AS x
WITH x.id AS b_id, x.own AS own, x.role AS role, a_id, c_id, one, last
WHERE $person = '' OR b_id = $person
WITH b_id, own, role, count(DISTINCT a_id + '|' + c_id) AS pairs,
     count(DISTINCT CASE WHEN one = last THEN a_id + '|' + c_id ELSE NULL END) AS alone,
     collect(DISTINCT a_id) AS sources, collect(DISTINCT c_id) AS targets
MATCH (a:Person)-[e:ENGAGED]->(b:Person)
WHERE b.id = b_id AND a.id IN sources AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
WITH b_id, own, role, pairs, alone, targets, a.id AS a_id, a.name AS a_name, min(e.quote) AS heard
WITH b_id, own, role, pairs, alone, targets, collect(DISTINCT a_name) AS from_names, collect(DISTINCT heard) AS heard
MATCH (b:Person)-[f:ENGAGED]->(c:Person)
WHERE b.id = b_id AND c.id IN targets AND ($kind = '' OR f.kind = $kind)
  AND ($discussion = '' OR f.discussion = $discussion) AND f.score >= $min_score
WITH b, own, role, pairs, alone, from_names, heard, c.id AS c_id, c.name AS c_name, min(f.quote) AS said
WITH b.id AS id, b.name AS broker, own, role, pairs, alone, from_names, heard, collect(DISTINCT c_name) AS to_names, collect(DISTINCT said) AS said
RETURN broker, own AS `group`, role, pairs, alone, from_names AS `from`, to_names AS `to`, heard, said
ORDER BY pairs DESC, broker, own, role, id
