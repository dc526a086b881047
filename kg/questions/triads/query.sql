-- Which three actors are in balance, and which are not?
WITH pair AS (
  SELECT MIN(speaker_id, target_id) AS a, MAX(speaker_id, target_id) AS b, SUM(polarity) AS balance
  FROM stance_view
  WHERE asserted
    AND target_id <> speaker_id
    AND (:outlet = '' OR outlet = :outlet)
    AND (:since = '' OR date >= :since)
    AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
    AND (:hearsay OR NOT hearsay)
  GROUP BY 1, 2
  HAVING SUM(polarity) <> 0
)
SELECT p.label AS first, q.label AS second, r.label AS third, sign(x.balance) AS first_second, sign(y.balance) AS second_third, sign(z.balance) AS first_third,
       CASE WHEN sign(x.balance) * sign(y.balance) * sign(z.balance) > 0 THEN 'balanced' ELSE 'unbalanced' END AS triad,
       p.id AS first_id, q.id AS second_id, r.id AS third_id
FROM pair x
JOIN pair y ON y.a = x.b
JOIN pair z ON z.a = x.a AND z.b = y.b
JOIN actor_view p ON p.id = x.a
JOIN actor_view q ON q.id = x.b
JOIN actor_view r ON r.id = y.b
WHERE :speaker = '[]' OR EXISTS (SELECT 1 FROM json_each(:speaker) WHERE value IN (p.id, q.id, r.id))
ORDER BY p.id, q.id, r.id
LIMIT :limit
