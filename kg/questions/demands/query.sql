-- Who demands what of whom?
SELECT speaker, target, issue, quote, date, outlet, title AS article, stance_confidence AS confidence, id AS statement
FROM stance_view
WHERE relation = 'demands'
  AND asserted
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
ORDER BY COALESCE(date, '') DESC, id, ordinal
LIMIT :limit
