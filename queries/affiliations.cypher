// Who speaks or works for which organisation, in which role, and who says so?
// param person person "" only this person
// param organisation organisation "" only this organisation
// param stakeholder group "" only organisations of this stakeholder group
// param by any|self|others "any" whether people say it of themselves or others of them
// param discussion discussion "" only this discussion
// param min_score score "0" only findings whose rule is at least this sure; a less sure speaker counts as unknown
// columns person, organisation, stakeholder, roles, speaker, quote, discussion, turn, rule, score

// An unknown speaker counts as another.
MATCH (p:Person)-[e:AFFILIATED_WITH]->(o:Organisation)
WHERE ($person = '' OR p.id = $person)
  AND ($organisation = '' OR o.id = $organisation)
  AND ($stakeholder = '' OR o.stakeholder = $stakeholder OR ($stakeholder = 'unknown' AND o.stakeholder = ''))
  AND ($discussion = '' OR e.discussion = $discussion)
  AND e.score >= $min_score
MATCH (t:Turn)
WHERE t.id = e.turn
OPTIONAL MATCH (q:Person)-[s:SPOKE]->(t)
WHERE s.score >= $min_score
WITH p, e, o, t, coalesce(q.name, 'unknown') AS speaker, CASE WHEN q.id = p.id THEN 'self' ELSE 'others' END AS said_by
WHERE $by = 'any' OR said_by = $by
// One passage may say several roles, or the affiliation both with one and without.
WITH p, o, t, speaker, e.quote AS quote, e.start_byte AS place, e.rule AS rule, max(e.score) AS score,
     coalesce(collect(DISTINCT CASE e.kind WHEN '' THEN NULL ELSE e.kind END), []) AS roles
RETURN p.name AS person, o.name AS organisation, o.stakeholder AS stakeholder, roles, speaker, quote,
       t.discussion AS discussion, t.`index` AS turn, rule, score
ORDER BY person, organisation, discussion, turn, place, quote, rule, p.id, o.id
