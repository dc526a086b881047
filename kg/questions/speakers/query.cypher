// Who speaks most?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, p, o
WHERE (size($speaker) = 0 OR a.id IN $speaker)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH a, count(s) AS statements, count(DISTINCT p) AS articles, count(DISTINCT o) AS outlets,
     sum(CASE s.form WHEN 'direct' THEN 1 ELSE 0 END) AS direct, min(s.date_text) AS first, max(s.date_text) AS last
RETURN a.label AS speaker, a.type AS type, statements, articles, outlets, direct, first, last, a.id AS speaker_id
ORDER BY statements DESC, speaker_id
LIMIT $limit
