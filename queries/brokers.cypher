// Who links people that do not engage with each other, and in which role between stakeholder groups?
// param person person "" only this broker
// param kind engagement "" only this kind of engagement
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure
// columns broker, group, role, pairs, alone, from, to, evidence

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
// that nobody else links. Evidence has one passage for each step; a broker's
// others stand in `evidence` with from or to. Unknown speakers are nobody.
MATCH (a:Person)-[e:ENGAGED]->(b:Person)
WHERE a.id <> b.id AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
WITH DISTINCT a, b
MATCH (b)-[f:ENGAGED]->(c:Person)
WHERE c.id <> a.id AND c.id <> b.id AND ($kind = '' OR f.kind = $kind)
  AND ($discussion = '' OR f.discussion = $discussion) AND f.score >= $min_score
WITH DISTINCT a, b, c
WHERE NOT EXISTS {
  MATCH (a)-[x:ENGAGED]->(c)
  WHERE ($kind = '' OR x.kind = $kind)
    AND ($discussion = '' OR x.discussion = $discussion) AND x.score >= $min_score
}
WITH a.id AS a_id, c.id AS c_id, count(b.id) AS linking, collect(b.id) AS brokers
UNWIND brokers AS b_id
WITH a_id, b_id, c_id, linking
WHERE $person = '' OR b_id = $person
MATCH (a:Person)-[e:ENGAGED]->(b:Person)
WHERE a.id = a_id AND b.id = b_id AND ($kind = '' OR e.kind = $kind)
  AND ($discussion = '' OR e.discussion = $discussion) AND e.score >= $min_score
WITH a, b, c_id, linking, min(e.quote) AS heard
MATCH (b)-[f:ENGAGED]->(c:Person)
WHERE c.id = c_id AND ($kind = '' OR f.kind = $kind)
  AND ($discussion = '' OR f.discussion = $discussion) AND f.score >= $min_score
WITH a, b, c, linking, heard, min(f.quote) AS said
OPTIONAL MATCH (a)-[g:AFFILIATED_WITH]->(o:Organisation)
WHERE o.stakeholder <> '' AND ($discussion = '' OR g.discussion = $discussion) AND g.score >= $min_score
WITH DISTINCT a, b, c, linking, heard, said, coalesce(o.stakeholder, 'unknown') AS from_group
OPTIONAL MATCH (b)-[g:AFFILIATED_WITH]->(o:Organisation)
WHERE o.stakeholder <> '' AND ($discussion = '' OR g.discussion = $discussion) AND g.score >= $min_score
WITH DISTINCT a, b, c, linking, heard, said, from_group, coalesce(o.stakeholder, 'unknown') AS own
OPTIONAL MATCH (c)-[g:AFFILIATED_WITH]->(o:Organisation)
WHERE o.stakeholder <> '' AND ($discussion = '' OR g.discussion = $discussion) AND g.score >= $min_score
WITH DISTINCT a, b, c, linking, heard, said, from_group, own, coalesce(o.stakeholder, 'unknown') AS to_group
WITH a, b, c, linking, heard, said, own,
     CASE WHEN 'unknown' IN [from_group, own, to_group] THEN 'unknown'
          WHEN from_group = own AND own = to_group THEN 'coordinator'
          WHEN from_group = to_group THEN 'itinerant'
          WHEN own = to_group THEN 'gatekeeper'
          WHEN from_group = own THEN 'representative'
          ELSE 'liaison' END AS role
UNWIND [heard, said] AS passage
WITH b.id AS id, b.name AS broker, own, role, count(DISTINCT a.id + '|' + c.id) AS pairs,
     count(DISTINCT CASE WHEN linking = 1 THEN a.id + '|' + c.id ELSE NULL END) AS alone,
     collect(DISTINCT a.name) AS from_names, collect(DISTINCT c.name) AS to_names, collect(DISTINCT passage) AS evidence
RETURN broker, own AS `group`, role, pairs, alone, from_names AS `from`, to_names AS `to`, evidence
ORDER BY pairs DESC, broker, own, role, id
