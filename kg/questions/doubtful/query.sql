-- Which stances should be read before they are believed?
SELECT speaker, relation, target, issue, quote, date, outlet, title AS article, stance_confidence AS confidence, id AS statement
FROM stance_view
WHERE asserted
  AND target_id IS NOT NULL
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
  AND (:relation = '' OR relation = :relation)
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
ORDER BY stance_confidence, id, ordinal
LIMIT :limit
