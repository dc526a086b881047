// Who both supports and opposes the same actor?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND t.polarity <> 0
  AND (size($speaker) = 0 OR a.id IN $speaker)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH a, b, sum(CASE t.polarity WHEN -1 THEN 1 ELSE 0 END) AS opposing, sum(CASE t.polarity WHEN 1 THEN 1 ELSE 0 END) AS supporting,
     min(s.date_text) AS first, max(s.date_text) AS last
WHERE opposing > 0 AND supporting > 0
RETURN a.label AS speaker, b.label AS target, opposing, supporting, first, last, a.id AS speaker_id, b.id AS target_id
ORDER BY opposing + supporting DESC, speaker_id, target_id
LIMIT $limit
