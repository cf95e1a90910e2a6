// Which discussions are loaded?
// columns id, title, date, event, source, turns
MATCH (d:Discussion)
RETURN d.id AS id, d.title AS title, d.date AS date, d.event AS event, d.source AS source, d.turns AS turns
ORDER BY id
