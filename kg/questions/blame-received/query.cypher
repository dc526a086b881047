// Who is blamed most?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE t.relation IN ['blames', 'accuses', 'condemns']
  AND NOT t.negated AND t.modality = 'actual'
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
RETURN b.label AS target, b.id AS target_id, count(DISTINCT s) AS statements, count(DISTINCT a) AS speakers, count(DISTINCT o) AS outlets,
       min(s.date_text) AS first, max(s.date_text) AS last
ORDER BY statements DESC, target_id
LIMIT $limit
