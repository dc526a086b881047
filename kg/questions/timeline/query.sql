-- How do stances rise and fall over time?
SELECT COALESCE(substr(date, 1, 7), '') AS month, COUNT(DISTINCT id) AS statements,
       SUM(polarity = -1) AS negative, SUM(polarity = 0) AS neutral, SUM(polarity = 1) AS positive
FROM stance_view
WHERE asserted
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:relation = '' OR relation = :relation)
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY month
ORDER BY month
LIMIT :limit
