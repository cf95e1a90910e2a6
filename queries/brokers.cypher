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
MATCH (a:Person)-[e:ENGAGED]->(c:Person)
WHERE a.id <> c.id AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
WITH DISTINCT a, c
OPTIONAL MATCH (a)-[g:AFFILIATED_WITH]->(o:Organisation)
WHERE o.stakeholder <> '' AND ($discussion = '' OR g.discussion = $discussion) AND g.score >= $min_score
WITH DISTINCT a.id AS a_id, coalesce(o.stakeholder, 'unknown') AS from_group, c
OPTIONAL MATCH (c)-[g:AFFILIATED_WITH]->(o:Organisation)
WHERE o.stakeholder <> '' AND ($discussion = '' OR g.discussion = $discussion) AND g.score >= $min_score
WITH DISTINCT a_id, from_group, c.id AS c_id, coalesce(o.stakeholder, 'unknown') AS to_group
// Each of the two may be a broker: who engages them and whom they engage.
UNWIND [a_id, c_id] AS b_id
WITH b_id, CASE WHEN b_id = c_id THEN to_group ELSE from_group END AS own,
     CASE WHEN b_id = c_id THEN a_id ELSE '' END AS before, CASE WHEN b_id = c_id THEN from_group ELSE '' END AS before_group,
     CASE WHEN b_id = c_id THEN '' ELSE c_id END AS after, CASE WHEN b_id = c_id THEN '' ELSE to_group END AS after_group
WITH b_id, own, collect(DISTINCT {id: before, of: before_group}) AS befores, collect(DISTINCT {id: after, of: after_group}) AS afters
UNWIND afters AS y
WITH b_id, own, befores, y.of AS to_group, collect(y.id) AS afters
UNWIND befores AS x
WITH b_id, own, x.id AS a_id, x.of AS from_group, to_group, afters
WHERE a_id <> ''
WITH a_id, collect(b_id) AS engaged, collect({id: b_id, own: own, of: from_group, to: to_group, afters: afters}) AS steps
UNWIND steps AS x
WITH a_id, engaged, x.id AS b_id, x.own AS own, x.of AS from_group, x.to AS to_group, x.afters AS afters
UNWIND afters AS c_id
WITH a_id, engaged, b_id, own, from_group, c_id, to_group
WHERE c_id <> '' AND c_id <> a_id AND NOT c_id IN engaged
WITH a_id, b_id, c_id, own,
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
// One passage for each step to the broker and from them.
UNWIND [1, 2] AS side
UNWIND CASE side WHEN 1 THEN sources ELSE targets END AS id
WITH b_id, own, role, pairs, alone, side, CASE side WHEN 1 THEN id ELSE b_id END AS from_id, CASE side WHEN 1 THEN b_id ELSE id END AS to_id
MATCH (a:Person)-[e:ENGAGED]->(c:Person)
WHERE a.id = from_id AND c.id = to_id AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
WITH b_id, own, role, pairs, alone, side, a.id AS a_id, a.name AS a_name, c.id AS c_id, c.name AS c_name, min(e.quote) AS quote
WITH b_id AS id, CASE side WHEN 1 THEN c_name ELSE a_name END AS broker, own, role, pairs, alone,
     collect(DISTINCT CASE side WHEN 1 THEN a_name END) AS from_names, collect(DISTINCT CASE side WHEN 2 THEN c_name END) AS to_names,
     collect(DISTINCT CASE side WHEN 1 THEN quote END) AS heard, collect(DISTINCT CASE side WHEN 2 THEN quote END) AS said
RETURN broker, own AS `group`, role, pairs, alone, from_names AS `from`, to_names AS `to`, heard, said
ORDER BY pairs DESC, broker, own, role, id
