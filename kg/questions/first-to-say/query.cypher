// Who said it first?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND s.date_text IS NOT NULL
  AND (size($target) = 0 OR b.id IN $target)
  AND ($relation = '' OR t.relation = $relation)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH b, t.relation AS relation, a, s, o ORDER BY s.date_text, s.id
WITH b, relation, collect({speaker: a.label, date: s.date_text, quote: s.quote, outlet: o.id, statement: s.id})[0] AS first
RETURN b.label AS target, relation, first.speaker AS speaker, first.date AS date, first.quote AS quote, first.outlet AS outlet, first.statement AS statement
ORDER BY b.id, relation
LIMIT $limit
