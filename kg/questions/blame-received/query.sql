-- Who is blamed most?
SELECT target, target_id, COUNT(DISTINCT id) AS statements, COUNT(DISTINCT speaker_id) AS speakers, COUNT(DISTINCT outlet) AS outlets,
       MIN(date) AS first, MAX(date) AS last
FROM stance_view
WHERE relation IN ('blames', 'accuses', 'condemns')
  AND asserted
  AND target_id IS NOT NULL
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY target_id
ORDER BY statements DESC, target_id
LIMIT :limit
