-- Whom does each outlet show as attacked most?
SELECT COALESCE(outlet, '') AS outlet, target, COUNT(DISTINCT id) AS statements, COUNT(DISTINCT speaker_id) AS speakers, target_id
FROM stance_view
WHERE polarity = -1
  AND asserted
  AND target_id IS NOT NULL
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY COALESCE(outlet, ''), target_id
ORDER BY statements DESC, outlet, target_id
LIMIT :limit
