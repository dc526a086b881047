-- What did an actor say?
SELECT speaker, form, quote, date, outlet, title AS article, confidence, id AS statement
FROM statement_view
WHERE (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
ORDER BY COALESCE(date, '') DESC, id
LIMIT :limit
