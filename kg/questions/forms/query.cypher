// How does each outlet give the words of others?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, p, o
WHERE (size($speaker) = 0 OR a.id IN $speaker)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH coalesce(o.id, '') AS outlet, count(s) AS statements, sum(CASE s.form WHEN 'direct' THEN 1 ELSE 0 END) AS direct,
     sum(CASE s.form WHEN 'mixed' THEN 1 ELSE 0 END) AS mixed, sum(CASE s.form WHEN 'indirect' THEN 1 ELSE 0 END) AS indirect,
     sum(CASE s.form WHEN 'speech_act' THEN 1 ELSE 0 END) AS speech_act
RETURN outlet, statements, direct, mixed, indirect, speech_act
ORDER BY statements DESC, outlet
LIMIT $limit
