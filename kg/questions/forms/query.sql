-- How does each outlet give the words of others?
SELECT COALESCE(outlet, '') AS outlet, COUNT(*) AS statements, SUM(form = 'direct') AS direct, SUM(form = 'mixed') AS mixed,
       SUM(form = 'indirect') AS indirect, SUM(form = 'speech_act') AS speech_act
FROM statement_view
WHERE (:speaker = '[]' OR speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:outlet = '' OR outlet = :outlet)
  AND (:since = '' OR date >= :since)
  AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
  AND (:hearsay OR NOT hearsay)
GROUP BY COALESCE(outlet, '')
ORDER BY statements DESC, outlet
LIMIT :limit
