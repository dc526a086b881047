// Which stances does one actor take towards another?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND (size($speaker) = 0 OR a.id IN $speaker)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH a, b, t.relation AS relation, t.polarity AS polarity, count(DISTINCT s) AS statements, min(s.date_text) AS first, max(s.date_text) AS last
RETURN a.label AS speaker, b.label AS target, relation, polarity, statements, first, last
ORDER BY a.id, b.id, statements DESC, relation
LIMIT $limit
