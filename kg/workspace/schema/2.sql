-- Version 2: names and refusals follow from the documents that are there, whatever came before and in whatever order.

-- 1: label, type, facts and name are the registry's; 0: they follow from the statements (kg.workspace.actors.tidy).
ALTER TABLE actors ADD COLUMN known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE actor_names ADD COLUMN known INTEGER NOT NULL DEFAULT 0;
UPDATE actors SET known = 1 WHERE name_ar IS NOT NULL OR name_en IS NOT NULL;
UPDATE actor_names SET known = 1 WHERE actor_id IN (SELECT id FROM actors WHERE known);

-- Actors of documents that came, changed or went since names were last made to follow: a build that is killed forgets none.
CREATE TABLE touched (actor_id TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO touched SELECT id FROM actors;
CREATE INDEX statements_addressee ON statements(addressee_id);

-- The file as it was typed, `-` for stdin; NULL where `place` is the id of a document.
ALTER TABLE refused ADD COLUMN file TEXT;
UPDATE refused SET file = CASE WHEN place LIKE '<stdin>, line %' THEN '-' WHEN instr(place, ', line ') THEN substr(place, 1, instr(place, ', line ') - 1)
  ELSE place END;

PRAGMA application_id = 1801930593;  -- "kgGa": what tells a workspace from another program's database
