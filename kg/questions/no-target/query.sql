-- Which stances are towards nobody named?
SELECT speaker, relation, issue, quote, date, outlet, title AS article, stance_confidence AS confidence, id AS statement
FROM stance_view
WHERE asserted
  AND target_id IS NULL
  AND (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:relation = '' OR relation = :relation)
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
ORDER BY COALESCE(date, '') DESC, id, ordinal
LIMIT :limit
