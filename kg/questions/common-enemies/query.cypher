// Who attacks the same actors?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE t.polarity = -1
  AND NOT t.negated AND t.modality = 'actual'
  AND a.id <> b.id
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH b, collect(DISTINCT a) AS speakers
UNWIND speakers AS x
UNWIND speakers AS y
WITH x, y, b
WHERE size($speaker) = 0 AND x.id < y.id OR x.id IN $speaker AND x.id <> y.id
WITH x, y, count(b) AS shared
RETURN x.label AS actor, y.label AS other, shared, x.id AS actor_id, y.id AS other_id
ORDER BY shared DESC, actor_id, other_id
LIMIT $limit
