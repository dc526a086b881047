-- How do two outlets report the same stance?
SELECT x.speaker AS speaker, x.relation AS relation, x.target AS target, x.date AS date, x.outlet AS outlet, x.quote AS quote, y.outlet AS other_outlet,
       y.quote AS other_quote, x.id AS statement, y.id AS other_statement
FROM stance_view x
JOIN stance_view y ON y.speaker_id = x.speaker_id AND y.target_id = x.target_id AND y.relation = x.relation AND y.date = x.date AND y.outlet > x.outlet
WHERE x.asserted AND y.asserted AND NOT x.hearsay AND NOT y.hearsay
  AND (:speaker = '[]' OR x.speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR x.target_id IN (SELECT value FROM json_each(:target)))
  AND (:since = '' OR x.date >= :since)
  AND (:until = '' OR substr(x.date, 1, length(:until)) <= :until)
ORDER BY x.date DESC, x.id, x.ordinal, y.id, y.ordinal
LIMIT :limit
