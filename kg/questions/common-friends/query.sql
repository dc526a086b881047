-- Who supports the same actors?
WITH stance AS (
  SELECT DISTINCT speaker_id, speaker, target_id
  FROM stance_view
  WHERE polarity = 1
    AND asserted
    AND target_id <> speaker_id
    AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
    AND (:outlet = '' OR outlet = :outlet)
    AND (:since = '' OR date >= :since)
    AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
    AND (:hearsay OR NOT hearsay)
)
SELECT x.speaker AS actor, y.speaker AS other, COUNT(*) AS shared, x.speaker_id AS actor_id, y.speaker_id AS other_id
FROM stance x
JOIN stance y ON y.target_id = x.target_id AND y.speaker_id <> x.speaker_id
WHERE (:speaker = '[]' AND x.speaker_id < y.speaker_id) OR x.speaker_id IN (SELECT value FROM json_each(:speaker))
GROUP BY x.speaker_id, y.speaker_id
ORDER BY shared DESC, x.speaker_id, y.speaker_id
LIMIT :limit
