-- What is expressly not claimed, or only supposed?
SELECT speaker, relation, target, modality, CASE negated WHEN 1 THEN 'yes' ELSE 'no' END AS negated, issue, quote, date, outlet, id AS statement
FROM stance_view
WHERE NOT asserted
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:relation = '' OR relation = :relation)
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
ORDER BY COALESCE(date, '') DESC, id, ordinal
LIMIT :limit
