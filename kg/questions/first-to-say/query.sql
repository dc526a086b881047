-- Who said it first?
WITH said AS (
  SELECT *, date || ' ' || id AS moment
  FROM stance_view
  WHERE asserted
    AND date IS NOT NULL
    AND target_id IS NOT NULL
    AND (:target = '[]' OR target_id IN (SELECT value FROM json_each(:target)))
    AND (:relation = '' OR relation = :relation)
    AND (:outlet = '' OR outlet = :outlet)
    AND (:since = '' OR date >= :since)
    AND (:until = '' OR substr(date, 1, length(:until)) <= :until)
    AND (:hearsay OR NOT hearsay)
),
earliest AS (SELECT target_id, relation, MIN(moment) AS moment FROM said GROUP BY target_id, relation)
SELECT DISTINCT s.target AS target, s.relation AS relation, s.speaker AS speaker, s.date AS date, s.quote AS quote, s.outlet AS outlet, s.id AS statement
FROM said s
JOIN earliest e ON e.target_id = s.target_id AND e.relation = s.relation AND e.moment = s.moment
ORDER BY s.target_id, s.relation
LIMIT :limit
