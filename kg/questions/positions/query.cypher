// Who is for and who is against each concept?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS|ABOUT]->(b)
WHERE type(t) = 'TARGETS' OR NOT t.targeted
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND t.concept IS NOT NULL
  AND ($concept = '' OR t.concept = $concept)
  AND (size($speaker) = 0 OR a.id IN $speaker)
  AND ($relation = '' OR t.relation = $relation)
  AND (size($target) = 0 OR b.id IN $target)
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH t.concept AS concept, a, count(t) AS stances, sum(CASE WHEN t.polarity > 0 THEN 1 ELSE 0 END) AS friendly,
     sum(CASE WHEN t.polarity < 0 THEN 1 ELSE 0 END) AS hostile, count(DISTINCT s) AS statements
RETURN concept, a.label AS speaker, stances, friendly, hostile, statements, a.id AS speaker_id
ORDER BY concept, stances DESC, speaker_id
LIMIT $limit
