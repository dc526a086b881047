-- Which accusation is answered by a denial?
SELECT x.speaker AS accuser, x.target AS accused, x.quote AS accusation, x.date AS accused_on, y.quote AS answer, y.relation AS relation,
       y.date AS answered_on, x.id AS accusation_id, y.id AS answer_id
FROM stance_view x
JOIN stance_view y ON y.speaker_id = x.target_id
WHERE x.relation IN ('blames', 'accuses', 'condemns') AND x.asserted AND NOT x.hearsay
  AND y.relation IN ('denies', 'rejects') AND y.asserted AND NOT y.hearsay
  AND (y.target_id IS NULL OR y.target_id = x.speaker_id)
  AND (y.article_id = x.article_id OR y.date > x.date)
  AND (:speaker = '[]' OR x.speaker_id IN (SELECT value FROM json_each(:speaker)))
  AND (:target = '[]' OR x.target_id IN (SELECT value FROM json_each(:target)))
  AND (:outlet = '' OR x.outlet = :outlet)
  AND (:since = '' OR x.date >= :since)
  AND (:until = '' OR substr(x.date, 1, length(:until)) <= :until)
ORDER BY COALESCE(x.date, '') DESC, x.id, x.ordinal, y.id, y.ordinal
LIMIT :limit
