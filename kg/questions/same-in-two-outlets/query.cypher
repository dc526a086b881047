// How do two outlets report the same stance?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
WHERE NOT t.negated AND t.modality = 'actual' AND NOT s.hearsay
MATCH (s)-[:IN]->(:Article)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, o
WHERE (size($speaker) = 0 OR a.id IN $speaker)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
MATCH (a)-[:MADE]->(y:Statement)-[u:TARGETS]->(b)
WHERE u.relation = t.relation AND NOT u.negated AND u.modality = 'actual' AND NOT y.hearsay AND y.date_text = s.date_text
MATCH (y)-[:IN]->(:Article)-[:PUBLISHED_BY]->(r:Outlet)
WITH a, s, t, b, o, y, u, r
WHERE r.id > o.id
RETURN a.label AS speaker, t.relation AS relation, b.label AS target, s.date_text AS date, o.id AS outlet, s.quote AS quote, r.id AS other_outlet,
       y.quote AS other_quote, s.id AS statement, y.id AS other_statement
ORDER BY s.date_text DESC, s.id, t.ordinal, y.id, u.ordinal
LIMIT $limit
