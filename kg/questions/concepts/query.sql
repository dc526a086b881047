-- Which concepts are fought over, and by how many?
SELECT concept, COUNT(*) AS stances, SUM(polarity > 0) AS friendly, SUM(polarity < 0) AS hostile, COUNT(DISTINCT id) AS statements,
       COUNT(DISTINCT speaker_id) AS speakers
FROM stance_view
WHERE asserted
  AND concept IS NOT NULL
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:relation = '' OR relation = :relation)
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY concept
ORDER BY stances DESC, concept
LIMIT :limit
