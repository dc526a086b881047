// Who blames each other?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
WHERE t.relation IN ['blames', 'accuses', 'condemns'] AND NOT t.negated AND t.modality = 'actual' AND (size($speaker) = 0 AND a.id < b.id OR a.id IN $speaker AND a.id <> b.id)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, b, o
WHERE ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH a, b, count(DISTINCT s) AS blames, min(s.date_text) AS first, max(s.date_text) AS last
MATCH (b)-[:MADE]->(s:Statement)-[t:TARGETS]->(a)
WHERE t.relation IN ['blames', 'accuses', 'condemns'] AND NOT t.negated AND t.modality = 'actual'
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, b, blames, first, last, s, o
WHERE ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH a, b, blames, first, last, count(DISTINCT s) AS blamed, min(s.date_text) AS first_back, max(s.date_text) AS last_back
RETURN a.label AS actor, b.label AS other, blames, blamed,
       CASE WHEN first_back < first OR first IS NULL THEN first_back ELSE first END AS first,
       CASE WHEN last_back > last OR last IS NULL THEN last_back ELSE last END AS last, a.id AS actor_id, b.id AS other_id
ORDER BY blames + blamed DESC, actor_id, other_id
LIMIT $limit
