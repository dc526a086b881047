-- Who changed sides?
WITH sides AS (
  SELECT speaker, target, speaker_id, target_id, MIN(CASE polarity WHEN -1 THEN date END) AS first_opposed, MAX(CASE polarity WHEN -1 THEN date END) AS last_opposed,
         MIN(CASE polarity WHEN 1 THEN date END) AS first_supported, MAX(CASE polarity WHEN 1 THEN date END) AS last_supported
  FROM stance_view
  WHERE asserted
    AND polarity <> 0
    AND date IS NOT NULL
    AND target_id IS NOT NULL
    AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
    AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
    AND (:outlet = '' OR outlet = :outlet)
    AND (:since = '' OR date >= :since)
    AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
    AND (:hearsay OR NOT hearsay)
  GROUP BY speaker_id, target_id
)
SELECT speaker, target, CASE WHEN last_opposed < first_supported THEN 'to support' ELSE 'to opposition' END AS turned,
       CASE WHEN last_opposed < first_supported THEN last_opposed ELSE last_supported END AS until_then,
       CASE WHEN last_opposed < first_supported THEN first_supported ELSE first_opposed END AS from_then, speaker_id, target_id
FROM sides
WHERE last_opposed < first_supported OR last_supported < first_opposed
ORDER BY from_then DESC, speaker_id, target_id
LIMIT :limit
