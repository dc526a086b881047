// What did an actor say?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, p, o
WHERE (size($speaker) = 0 OR a.id IN $speaker)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
RETURN a.label AS speaker, s.form AS form, s.quote AS quote, s.date_text AS date, o.id AS outlet, p.title AS article, s.confidence AS confidence, s.id AS statement
ORDER BY coalesce(s.date_text, '') DESC, s.id
LIMIT $limit
