// How does a stance change over time?
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
WITH a, b, coalesce(left(s.date_text, 7), '') AS month, sum(CASE t.polarity WHEN -1 THEN 1 ELSE 0 END) AS negative,
     sum(CASE t.polarity WHEN 0 THEN 1 ELSE 0 END) AS neutral, sum(CASE t.polarity WHEN 1 THEN 1 ELSE 0 END) AS positive
RETURN a.label AS speaker, b.label AS target, month, negative, neutral, positive
ORDER BY a.id, b.id, month
LIMIT $limit
