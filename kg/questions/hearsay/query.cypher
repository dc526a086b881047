// Which stances are only reported, and by whom?
MATCH (w:Actor)-[:MADE]->(q:Statement {workspace: $workspace})<-[:ATTESTED_BY]-(s:Statement)<-[:MADE]-(a:Actor)
MATCH (s)-[t:TARGETS|ABOUT]->(b)
WHERE type(t) = 'TARGETS' OR NOT t.targeted
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH w, q, a, s, t, b, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND (size($speaker) = 0 OR a.id IN $speaker)
  AND ($relation = '' OR t.relation = $relation)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
RETURN w.label AS witness, a.label AS speaker, t.relation AS relation, CASE type(t) WHEN 'TARGETS' THEN b.label END AS target, t.issue AS issue,
       s.quote AS quote, s.date_text AS date, o.id AS outlet, s.id AS statement, q.id AS attested_by
ORDER BY coalesce(s.date_text, '') DESC, s.id, t.ordinal
LIMIT $limit
