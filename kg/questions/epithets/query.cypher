// By which words is an actor meant?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE t.mention <> b.label
  AND (size($speaker) = 0 OR a.id IN $speaker)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH b, t.mention AS words, a, count(DISTINCT s) AS statements
RETURN b.label AS target, words, a.label AS speaker, statements, b.id AS target_id
ORDER BY statements DESC, target_id, words, a.id
LIMIT $limit
