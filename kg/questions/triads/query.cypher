// Which three actors are in balance, and which are not?
MATCH (a:Actor)-[:MADE]->(s:Statement {workspace: $workspace})-[t:TARGETS]->(b:Actor)
MATCH (s)-[:IN]->(p:Article)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
WITH a, s, t, b, p, o
WHERE NOT t.negated AND t.modality = 'actual'
  AND a.id <> b.id
  AND ($outlet = '' OR o.id = $outlet)
  AND ($since = '' OR s.date_text >= $since)
  AND ($until = '' OR left(s.date_text, size($until)) <= $until)
  AND ($hearsay = 1 OR NOT s.hearsay)
WITH CASE WHEN a.id < b.id THEN a ELSE b END AS x, CASE WHEN a.id < b.id THEN b ELSE a END AS y, t
WITH x, y, sum(t.polarity) AS balance
WHERE balance <> 0
WITH collect({a: x.id, b: y.id, a_label: x.label, b_label: y.label, sign: sign(balance)}) AS pairs
UNWIND pairs AS u
UNWIND [v IN pairs WHERE v.a = u.b] AS v
UNWIND [w IN pairs WHERE w.a = u.a AND w.b = v.b] AS w
WITH u, v, w
WHERE size($speaker) = 0 OR u.a IN $speaker OR u.b IN $speaker OR v.b IN $speaker
RETURN u.a_label AS first, u.b_label AS second, v.b_label AS third, u.sign AS first_second, v.sign AS second_third, w.sign AS first_third,
       CASE WHEN u.sign * v.sign * w.sign > 0 THEN 'balanced' ELSE 'unbalanced' END AS triad, u.a AS first_id, u.b AS second_id, v.b AS third_id
ORDER BY first_id, second_id, third_id
LIMIT $limit
