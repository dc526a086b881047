-- Which threats, warnings, pledges and demands hang on a condition?
SELECT speaker, relation, target, issue, condition, quote, date, outlet, id AS statement
FROM stance_view
WHERE asserted
  AND condition IS NOT NULL
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:relation = '' OR relation = :relation)
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
ORDER BY COALESCE(date, '') DESC, id, ordinal
LIMIT :limit
