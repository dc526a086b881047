-- Version 4: a codebook of the user's, and the concept that it gives each stance.

CREATE TABLE codebook (
  name          TEXT NOT NULL,             -- the file that it was read from
  text          TEXT NOT NULL              -- the file
);

CREATE TABLE concepts (
  id            TEXT PRIMARY KEY,
  ordinal       INTEGER NOT NULL,          -- place in the file
  name_ar       TEXT, name_en TEXT,
  parent        TEXT
) WITHOUT ROWID;

ALTER TABLE stances ADD COLUMN concept TEXT;  -- concepts.id; NULL where no word of the codebook is found
CREATE INDEX stances_concept ON stances(concept);

DROP VIEW stance_view;
CREATE VIEW stance_view AS
  SELECT v.*, x.ordinal, x.relation, x.family, x.polarity,
         t.id AS target_id, COALESCE(n.label, t.label) AS target, t.type AS target_type, x.target_text,
         x.issue, x.negated, x.modality, (x.negated = 0 AND x.modality = 'actual') AS asserted,
         x.condition, x.evidence, x.confidence AS stance_confidence, x.concept
  FROM stances x
  JOIN statement_view v ON v.id = x.statement_id
  LEFT JOIN parts pt ON pt.document_id = v.document_id AND pt.from_id = x.target_id
  LEFT JOIN redirects rt ON rt.from_id = COALESCE(pt.to_id, x.target_id)
  LEFT JOIN actors t ON t.id = COALESCE(rt.to_id, pt.to_id, x.target_id)
  LEFT JOIN shown n ON n.actor_id = t.id;
