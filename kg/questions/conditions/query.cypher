// Which threats, warnings, pledges and demands hang on a condition?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS|ABOUT]->(b)
WHERE type(t) = 'TARGETS' OR NOT t.targeted
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND t.condition IS NOT NULL
  AND (size($speaker) = 0 OR a.id IN $speaker)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($relation = '' OR t.relation = $relation)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
RETURN a.label AS speaker, t.relation AS relation, CASE type(t) WHEN 'TARGETS' THEN b.label END AS target, t.issue AS issue, t.condition AS condition,
       s.quote AS quote, s.date_text AS date, o.id AS outlet, s.id AS statement
ORDER BY coalesce(s.date_text, '') DESC, s.id, t.ordinal
LIMIT $limit
