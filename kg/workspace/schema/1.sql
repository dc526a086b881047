-- The workspace: everything that one project knows, in one SQLite file. Version 1; what later versions change is in the next files.
-- Offsets are Unicode code points of documents.text, half-open. Dates are ISO 8601 text. Ids are those of kg.model.

CREATE TABLE runs (
  id            TEXT PRIMARY KEY,          -- hash of model, pack and version: never the clock
  version       TEXT NOT NULL,             -- kg.__version__
  reader        TEXT NOT NULL,             -- name of the reader
  pack          TEXT NOT NULL              -- digest of language data and weights
);

CREATE TABLE documents (
  id            TEXT PRIMARY KEY,
  digest        TEXT NOT NULL,             -- Document.digest: unchanged is not read again
  run_id        TEXT REFERENCES runs(id),
  title         TEXT, date TEXT, outlet TEXT, url TEXT, lang TEXT,
  text          TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE refused (
  place         TEXT PRIMARY KEY,          -- file and place, or document id
  outlet        TEXT, date TEXT,
  reason        TEXT NOT NULL, hint TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE articles (
  id            TEXT PRIMARY KEY,          -- kg.model.article_id
  document_id   TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  idx           INTEGER NOT NULL,
  start         INTEGER NOT NULL, "end" INTEGER NOT NULL,
  title         TEXT,
  date          TEXT,                      -- of the article, else of its document
  outlet        TEXT,                      -- of the article, else of its document
  url           TEXT
) WITHOUT ROWID;
CREATE INDEX articles_document ON articles(document_id);

-- Every actor that a statement names, with the canonical data of the registry where it is linked.
CREATE TABLE actors (
  id            TEXT PRIMARY KEY,
  type          TEXT NOT NULL,
  label         TEXT NOT NULL,
  name_ar       TEXT, name_en TEXT,
  country       TEXT,                      -- actor id of a country
  parent        TEXT,
  wikidata      TEXT
) WITHOUT ROWID;

CREATE TABLE actor_names (
  actor_id      TEXT NOT NULL REFERENCES actors(id) ON DELETE CASCADE,
  name          TEXT NOT NULL,
  lang          TEXT NOT NULL,             -- ar | en
  folded        TEXT NOT NULL,             -- kg.lang.normalize.key(name)
  PRIMARY KEY (actor_id, name)
) WITHOUT ROWID;
CREATE INDEX actor_names_folded ON actor_names(folded);

-- That two ids are one actor is a row here, rebuilt at each build; ids in statements never change.
CREATE TABLE redirects (
  from_id       TEXT PRIMARY KEY,
  to_id         TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE statements (
  id            TEXT PRIMARY KEY,
  document_id   TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  article_id    TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  utterance     TEXT NOT NULL,
  speaker_id    TEXT NOT NULL,
  speaker_label TEXT NOT NULL, speaker_type TEXT NOT NULL,
  speaker_text  TEXT, speaker_start INTEGER, speaker_end INTEGER,      -- the mention; NULL where understood
  addressee_id  TEXT,
  addressee_label TEXT, addressee_type TEXT,
  addressee_text TEXT, addressee_start INTEGER, addressee_end INTEGER,
  cue           TEXT NOT NULL, lemma TEXT, cue_start INTEGER NOT NULL, cue_end INTEGER NOT NULL,
  content       TEXT, content_start INTEGER, content_end INTEGER,
  form          TEXT NOT NULL,
  parent_id     TEXT,                                                  -- the outer statement
  date          TEXT,                                                  -- when it was said, else the article's
  confidence    REAL NOT NULL,
  rule          TEXT
) WITHOUT ROWID;
CREATE INDEX statements_document ON statements(document_id);
CREATE INDEX statements_speaker ON statements(speaker_id);

CREATE TABLE stances (
  statement_id  TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  ordinal       INTEGER NOT NULL,
  relation      TEXT NOT NULL, family TEXT NOT NULL, polarity INTEGER NOT NULL,
  target_id     TEXT,
  target_label  TEXT, target_type TEXT,
  target_text   TEXT, target_start INTEGER, target_end INTEGER,
  issue         TEXT, issue_start INTEGER, issue_end INTEGER,
  negated       INTEGER NOT NULL DEFAULT 0,
  modality      TEXT NOT NULL DEFAULT 'actual',
  evidence      TEXT, evidence_start INTEGER, evidence_end INTEGER,
  condition     TEXT, condition_start INTEGER, condition_end INTEGER,
  confidence    REAL NOT NULL,
  rule          TEXT,
  PRIMARY KEY (statement_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX stances_target ON stances(target_id);
CREATE INDEX stances_relation ON stances(relation);

-- What questions read: ids already redirected, names as an analyst shows them, hearsay marked.
CREATE VIEW actor_view AS
  SELECT a.id, a.type, a.label, COALESCE(a.name_ar, a.label) AS name_ar, COALESCE(a.name_en, a.label) AS name_en, a.country, a.parent
  FROM actors a WHERE a.id NOT IN (SELECT from_id FROM redirects);

CREATE VIEW statement_view AS
  SELECT s.id, s.utterance, s.document_id, s.article_id,
         COALESCE(r.to_id, s.speaker_id) AS speaker_id, sp.label AS speaker, sp.type AS speaker_type, s.speaker_text,
         COALESCE(ra.to_id, s.addressee_id) AS addressee_id,
         s.cue, s.lemma, s.content, COALESCE(s.content, s.cue) AS quote, s.form, s.parent_id,
         (s.parent_id IS NOT NULL) AS hearsay,
         COALESCE(s.date, a.date) AS date, a.outlet, a.title, a.url, s.confidence, s.rule,
         s.cue_start, s.cue_end, s.content_start, s.content_end
  FROM statements s
  JOIN articles a ON a.id = s.article_id
  LEFT JOIN redirects r ON r.from_id = s.speaker_id
  LEFT JOIN redirects ra ON ra.from_id = s.addressee_id
  JOIN actors sp ON sp.id = COALESCE(r.to_id, s.speaker_id);

-- One row a stance. `asserted` = neither negated nor supposed: what projections count, once hearsay is left out too.
CREATE VIEW stance_view AS
  SELECT v.*, x.ordinal, x.relation, x.family, x.polarity,
         COALESCE(rt.to_id, x.target_id) AS target_id, t.label AS target, t.type AS target_type, x.target_text,
         x.issue, x.negated, x.modality, (x.negated = 0 AND x.modality = 'actual') AS asserted,
         x.condition, x.evidence, x.confidence AS stance_confidence
  FROM stances x
  JOIN statement_view v ON v.id = x.statement_id
  LEFT JOIN redirects rt ON rt.from_id = x.target_id
  LEFT JOIN actors t ON t.id = COALESCE(rt.to_id, x.target_id);
