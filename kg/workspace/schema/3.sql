-- Version 3: what people decided about actors, lists of actors that they brought, and what follows from both.

CREATE TABLE judgements (
  n             INTEGER PRIMARY KEY,       -- in the order in which they came here; meaning follows from `at` alone
  id            TEXT NOT NULL UNIQUE,      -- kg.judgements.record.Judgement.id
  at            TEXT NOT NULL, by TEXT NOT NULL,
  verb          TEXT NOT NULL,
  actors        TEXT NOT NULL, documents TEXT NOT NULL,                -- JSON arrays
  value         TEXT, reason TEXT
);
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never changed: add an undo'); END;
CREATE TRIGGER judgements_last BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never deleted: add an undo'); END;

-- The lists of others, by id; names under the keys by which they are looked up.
CREATE TABLE imported (
  id            TEXT PRIMARY KEY,
  type          TEXT NOT NULL, label TEXT NOT NULL, name_ar TEXT, name_en TEXT,
  country       TEXT, parent TEXT, wikidata TEXT,
  source        TEXT NOT NULL              -- the name of the file that brought it first
) WITHOUT ROWID;
CREATE TABLE imported_names (
  id            TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (id, name)
) WITHOUT ROWID;
CREATE TABLE imported_keys (
  key           TEXT NOT NULL, id TEXT NOT NULL,                       -- kg.actors.match.keys
  PRIMARY KEY (key, id)
) WITHOUT ROWID;
CREATE TABLE imported_posts (
  id            TEXT PRIMARY KEY,          -- of the file, or office@owner
  office        TEXT NOT NULL, owner TEXT NOT NULL                     -- as in the registry: president, country:US
) WITHOUT ROWID;
CREATE TABLE imported_offices (
  person        TEXT NOT NULL, post TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL,
  PRIMARY KEY (post, person, start, "end")
) WITHOUT ROWID;

-- What matching found, from scratch at each build and import: which actor of the workspace is which of a list, how sure, why.
CREATE TABLE links (
  actor_id      TEXT PRIMARY KEY,
  to_id         TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL
) WITHOUT ROWID;

-- What follows from judgements and links, from scratch each time (kg.resolution); nothing else writes here.
CREATE TABLE parts (
  document_id   TEXT NOT NULL, from_id TEXT NOT NULL, to_id TEXT NOT NULL,
  PRIMARY KEY (document_id, from_id)
) WITHOUT ROWID;
CREATE TABLE shown (
  actor_id      TEXT PRIMARY KEY,
  label         TEXT, name_ar TEXT, name_en TEXT, country TEXT, wikidata TEXT   -- NULL: as in actors
) WITHOUT ROWID;
CREATE TABLE aliases (
  actor_id      TEXT NOT NULL, name TEXT NOT NULL, lang TEXT NOT NULL, folded TEXT NOT NULL,
  PRIMARY KEY (actor_id, name)
) WITHOUT ROWID;
CREATE INDEX redirects_to ON redirects(to_id);
CREATE INDEX imported_wikidata ON imported(wikidata) WHERE wikidata IS NOT NULL;

DROP VIEW stance_view;
DROP VIEW statement_view;
DROP VIEW actor_view;

CREATE VIEW actor_view AS
  SELECT a.id, a.type, COALESCE(n.label, a.label) AS label, COALESCE(n.name_ar, a.name_ar, n.label, a.label) AS name_ar,
         COALESCE(n.name_en, a.name_en, n.label, a.label) AS name_en,
         COALESCE(a.country, n.country) AS country, a.parent
  FROM actors a LEFT JOIN shown n ON n.actor_id = a.id WHERE a.id NOT IN (SELECT from_id FROM redirects);

-- All names by which an actor is looked up; those of a redirected id too.
CREATE VIEW name_view AS
  SELECT actor_id, name, lang, folded FROM actor_names UNION ALL SELECT actor_id, name, lang, folded FROM aliases;

CREATE VIEW statement_view AS
  SELECT s.id, s.utterance, s.document_id, s.article_id,
         sp.id AS speaker_id, COALESCE(n.label, sp.label) AS speaker, sp.type AS speaker_type, s.speaker_text,
         COALESCE(ra.to_id, pa.to_id, s.addressee_id) AS addressee_id,
         s.cue, s.lemma, s.content, COALESCE(s.content, s.cue) AS quote, s.form, s.parent_id,
         (s.parent_id IS NOT NULL) AS hearsay,
         COALESCE(s.date, a.date) AS date, a.outlet, a.title, a.url, s.confidence, s.rule,
         s.cue_start, s.cue_end, s.content_start, s.content_end
  FROM statements s
  JOIN articles a ON a.id = s.article_id
  LEFT JOIN parts p ON p.document_id = s.document_id AND p.from_id = s.speaker_id
  LEFT JOIN redirects r ON r.from_id = COALESCE(p.to_id, s.speaker_id)
  LEFT JOIN parts pa ON pa.document_id = s.document_id AND pa.from_id = s.addressee_id
  LEFT JOIN redirects ra ON ra.from_id = COALESCE(pa.to_id, s.addressee_id)
  JOIN actors sp ON sp.id = COALESCE(r.to_id, p.to_id, s.speaker_id)
  LEFT JOIN shown n ON n.actor_id = sp.id;

CREATE VIEW stance_view AS
  SELECT v.*, x.ordinal, x.relation, x.family, x.polarity,
         t.id AS target_id, COALESCE(n.label, t.label) AS target, t.type AS target_type, x.target_text,
         x.issue, x.negated, x.modality, (x.negated = 0 AND x.modality = 'actual') AS asserted,
         x.condition, x.evidence, x.confidence AS stance_confidence
  FROM stances x
  JOIN statement_view v ON v.id = x.statement_id
  LEFT JOIN parts pt ON pt.document_id = v.document_id AND pt.from_id = x.target_id
  LEFT JOIN redirects rt ON rt.from_id = COALESCE(pt.to_id, x.target_id)
  LEFT JOIN actors t ON t.id = COALESCE(rt.to_id, pt.to_id, x.target_id)
  LEFT JOIN shown n ON n.actor_id = t.id;
