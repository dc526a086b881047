-- Who speaks most?
SELECT speaker, speaker_type AS type, COUNT(*) AS statements, COUNT(DISTINCT article_id) AS articles, COUNT(DISTINCT outlet) AS outlets,
       SUM(form = 'direct') AS direct, MIN(date) AS first, MAX(date) AS last, speaker_id
FROM statement_view
WHERE (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY speaker_id
ORDER BY statements DESC, speaker_id
LIMIT :limit
