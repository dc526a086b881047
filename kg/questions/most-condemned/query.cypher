// Whom does each outlet show as attacked most?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE t.polarity = -1
  AND NOT t.negated AND t.modality = 'actual'
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH coalesce(o.id, '') AS outlet, b, count(DISTINCT s) AS statements, count(DISTINCT a) AS speakers
RETURN outlet, b.label AS target, statements, speakers, b.id AS target_id
ORDER BY statements DESC, outlet, target_id
LIMIT $limit
