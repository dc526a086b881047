// Who changed sides?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND t.polarity <> 0
  AND s.date_text IS NOT NULL
  AND (size($speaker) = 0 OR a.id IN $speaker)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH a, b, min(CASE t.polarity WHEN -1 THEN s.date_text END) AS first_opposed, max(CASE t.polarity WHEN -1 THEN s.date_text END) AS last_opposed,
     min(CASE t.polarity WHEN 1 THEN s.date_text END) AS first_supported, max(CASE t.polarity WHEN 1 THEN s.date_text END) AS last_supported
WHERE last_opposed < first_supported OR last_supported < first_opposed
RETURN a.label AS speaker, b.label AS target, CASE WHEN last_opposed < first_supported THEN 'to support' ELSE 'to opposition' END AS turned,
       CASE WHEN last_opposed < first_supported THEN last_opposed ELSE last_supported END AS until_then,
       CASE WHEN last_opposed < first_supported THEN first_supported ELSE first_opposed END AS from_then, a.id AS speaker_id, b.id AS target_id
ORDER BY from_then DESC, speaker_id, target_id
LIMIT $limit
