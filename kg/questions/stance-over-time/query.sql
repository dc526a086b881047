-- How does a stance change over time?
SELECT speaker, target, COALESCE(substr(date, 1, 7), '') AS month, SUM(polarity = -1) AS negative, SUM(polarity = 0) AS neutral,
       SUM(polarity = 1) AS positive
FROM stance_view
WHERE asserted
  AND target_id IS NOT NULL
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY speaker_id, target_id, month
ORDER BY speaker_id, target_id, month
LIMIT :limit
