-- Which relations are there, and how many of each?
SELECT relation, family, polarity, COUNT(*) AS stances, COUNT(DISTINCT id) AS statements, COUNT(DISTINCT speaker_id) AS speakers,
       COUNT(DISTINCT target_id) AS targets
FROM stance_view
WHERE asserted
  AND (:relation = '' OR relation = :relation)
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY relation
ORDER BY stances DESC, relation
LIMIT :limit
