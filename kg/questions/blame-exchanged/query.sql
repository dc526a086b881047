-- Who blames each other?
WITH blame AS (
  SELECT speaker_id, speaker, target_id, target, COUNT(DISTINCT id) AS n, MIN(date) AS first, MAX(date) AS last
  FROM stance_view
  WHERE relation IN ('blames', 'accuses', 'condemns')
    AND asserted
    AND target_id <> speaker_id
    AND (:outlet = '' OR outlet = :outlet)
    AND (:since = '' OR date >= :since)
    AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
    AND (:hearsay OR NOT hearsay)
  GROUP BY speaker_id, target_id
)
SELECT x.speaker AS actor, x.target AS other, x.n AS blames, y.n AS blamed, MIN(COALESCE(x.first, y.first), COALESCE(y.first, x.first)) AS first,
       MAX(COALESCE(x.last, y.last), COALESCE(y.last, x.last)) AS last, x.speaker_id AS actor_id, x.target_id AS other_id
FROM blame x
JOIN blame y ON y.speaker_id = x.target_id AND y.target_id = x.speaker_id
WHERE (:speaker = '[]' AND x.speaker_id < x.target_id) OR x.speaker_id IN (SELECT value FROM json_each(:speaker))
ORDER BY x.n + y.n DESC, x.speaker_id, x.target_id
LIMIT :limit
