-- Which stances does one actor take towards another?
SELECT speaker, target, relation, polarity, COUNT(DISTINCT id) AS statements, MIN(date) AS first, MAX(date) AS last
FROM stance_view
WHERE asserted
  AND target_id IS NOT NULL
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY speaker_id, target_id, relation
ORDER BY speaker_id, target_id, statements DESC, relation
LIMIT :limit
