-- Who both supports and opposes the same actor?
SELECT speaker, target, SUM(polarity = -1) AS opposing, SUM(polarity = 1) AS supporting, MIN(date) AS first, MAX(date) AS last,
       speaker_id, target_id
FROM stance_view
WHERE asserted
  AND polarity <> 0
  AND target_id IS NOT NULL
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY speaker_id, target_id
HAVING SUM(polarity = -1) > 0 AND SUM(polarity = 1) > 0
ORDER BY SUM(polarity = -1) + SUM(polarity = 1) DESC, speaker_id, target_id
LIMIT :limit
