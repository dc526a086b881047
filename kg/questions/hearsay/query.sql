-- Which stances are only reported, and by whom?
SELECT w.speaker AS witness, x.speaker AS speaker, x.relation AS relation, x.target AS target, x.issue AS issue, x.quote AS quote, x.date AS date, x.outlet AS outlet,
       x.id AS statement, w.id AS attested_by
FROM stance_view x
JOIN statement_view w ON w.id = x.parent_id
WHERE x.asserted
  AND (:speaker = '[]' OR x.speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:relation = '' OR x.relation = :relation)
  AND (:target = '[]' OR x.target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR x.outlet = :outlet)
  AND (:since = '' OR x.date >= :since)
  AND (:until = '' OR substr(x.date, 1, length(:until)) <= :until)
ORDER BY COALESCE(x.date, '') DESC, x.id, x.ordinal
LIMIT :limit
