-- By which words is an actor meant?
SELECT target, target_text AS words, speaker, COUNT(DISTINCT id) AS statements, target_id
FROM stance_view
WHERE target_text <> target
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY target_id, target_text, speaker_id
ORDER BY statements DESC, target_id, words, speaker_id
LIMIT :limit
