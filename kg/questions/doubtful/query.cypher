// Which stances should be read before they are believed?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND (size($speaker) = 0 OR a.id IN $speaker)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($relation = '' OR t.relation = $relation)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
RETURN a.label AS speaker, t.relation AS relation, b.label AS target, t.issue AS issue, s.quote AS quote, s.date_text AS date,
       o.id AS outlet, p.title AS article, t.confidence AS confidence, s.id AS statement
ORDER BY t.confidence, s.id, t.ordinal
LIMIT $limit
