// Which accusation is answered by a denial?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
WHERE t.relation IN ['blames', 'accuses', 'condemns'] AND NOT t.negated AND t.modality = 'actual' AND NOT s.hearsay
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE (size($speaker) = 0 OR a.id IN $speaker)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
MATCH (b)-[:MADE]->(y:Statement)-[u:TARGETS|ABOUT]->(c)
WHERE u.relation IN ['denies', 'rejects'] AND NOT u.negated AND u.modality = 'actual' AND NOT y.hearsay
  AND (type(u) = 'TARGETS' AND c.id = a.id OR type(u) = 'ABOUT' AND NOT u.targeted)
MATCH (y)-[:IN]->(r:Article)
WITH a, s, t, b, y, u, p, r
WHERE r.id = p.id OR y.date_text > s.date_text
RETURN a.label AS accuser, b.label AS accused, s.quote AS accusation, s.date_text AS accused_on, y.quote AS answer, u.relation AS relation,
       y.date_text AS answered_on, s.id AS accusation_id, y.id AS answer_id
ORDER BY coalesce(s.date_text, '') DESC, s.id, t.ordinal, y.id, u.ordinal
LIMIT $limit
