"""Does SQLite read the project as Discourse Network Analyzer asks it, and does every statement stand where its words do?"""

import base64
import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.exports.dna import MASK, MAX_TEXT, write_dna
from kg.graph.projection import actor_network
from kg.model import Article, Document
from tests.builders import actor, document, sample, span_in, stance, statement
from tests.stores.source import Records

SOURCE = Records(sample())
# What DNA 3.0.11 asks the tables for, by the names in its own queries.
COLUMNS = {
    "SETTINGS": "Property Value",
    "CODERS": "ID Name Red Green Blue Refresh FontSize Password PopupWidth ColorByCoder PopupDecoration PopupAutoComplete "
    + " ".join(
        f"Permission{verb}"
        for verb in (
            "AddDocuments EditDocuments DeleteDocuments ImportDocuments AddStatements EditStatements DeleteStatements EditAttributes EditRegex "
            "EditStatementTypes EditCoders EditCoderRelations ViewOthersDocuments EditOthersDocuments ViewOthersStatements EditOthersStatements"
        ).split()
    ),
    "CODERRELATIONS": "ID Coder OtherCoder viewStatements editStatements viewDocuments editDocuments",
    "DOCUMENTS": "ID Title Text Coder Author Source Section Notes Type Date",
    "STATEMENTTYPES": "ID Label Red Green Blue",
    "VARIABLES": "ID Variable DataType StatementTypeId",
    "VARIABLELINKS": "ID SourceVariableId TargetVariableId",
    "REGEXES": "Label Red Green Blue",
    "STATEMENTS": "ID StatementTypeId DocumentId Start Stop Coder",
    "ENTITIES": "ID VariableId Value Red Green Blue ChildOf",
    "DATASHORTTEXT": "ID StatementId VariableId Entity",
    "DATALONGTEXT": "ID StatementId VariableId Value",
    "DATAINTEGER": "ID StatementId VariableId Value",
    "DATABOOLEAN": "ID StatementId VariableId Value",
    "ATTRIBUTEVARIABLES": "ID VariableId AttributeVariable",
    "ATTRIBUTEVALUES": "ID EntityId AttributeVariableId AttributeValue",
}


def ask(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(query, values).fetchall()
    finally:
        db.close()


def values(path: Path, kind: str, name: str) -> list[str]:
    """Values of a short text variable, by statement."""
    query = """SELECT e.Value FROM STATEMENTS s JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId
        JOIN VARIABLES v ON v.StatementTypeId = t.ID JOIN DATASHORTTEXT d ON d.StatementId = s.ID AND d.VariableId = v.ID
        JOIN ENTITIES e ON e.ID = d.Entity AND e.VariableId = v.ID WHERE t.Label = ? AND v.Variable = ? ORDER BY s.ID"""
    return [value for (value,) in ask(path, query, kind, name)]


def words(path: Path) -> list[str]:
    """What DNA shows as each statement's text."""
    query = "SELECT substr(d.Text, Start + 1, Stop - Start) FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId ORDER BY s.ID"
    return [text for (text,) in ask(path, query)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dna") / "graph.dna"
    assert write_dna(SOURCE, path, False, None) == 13
    return path


@pytest.mark.parametrize("table", COLUMNS)
def test_each_table_has_the_columns_that_dna_asks_for(made: Path, table: str) -> None:
    assert [row[1] for row in ask(made, f"PRAGMA table_info({table})")] == COLUMNS[table].split()


def test_the_file_is_sound_and_dna_3_opens_it(made: Path) -> None:
    assert ask(made, "PRAGMA integrity_check") == [("ok",)]
    assert ask(made, "PRAGMA foreign_key_check") == []
    assert ask(made, "SELECT Value FROM SETTINGS WHERE Property = 'version'")[0][0].startswith("3.0")


def test_the_coder_has_the_password_that_is_documented(made: Path) -> None:
    ((name, kept),) = ask(made, "SELECT Name, Password FROM CODERS")
    raw = base64.b64decode(kept)
    digest = raw[:16] + b"kg"
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    assert (name, raw[16:]) == ("Admin", digest)


def test_documents_keep_text_outlet_and_day(made: Path) -> None:
    query = "SELECT Title, Text, Source, Section, date(Date, 'unixepoch') FROM DOCUMENTS ORDER BY ID"
    first = ask(made, query)[0]
    assert first == ("غرق العبّارة 0", sample()[0][0].text, "صحيفة المرفأ", "d1", "2024-03-05")
    assert ask(made, "SELECT Date, Source, Notes FROM DOCUMENTS WHERE Section = 'd5'") == [(0, "", "d5\ndate unknown")]


def test_every_statement_stands_where_its_words_do(made: Path) -> None:
    want = [(s.content or s.cue).text for _, statements in sample() for s in sorted(statements, key=lambda s: s.cue.start)]
    assert words(made) == want


def test_every_statement_has_a_value_of_every_variable(made: Path) -> None:
    wanted = "SELECT s.ID, v.ID FROM STATEMENTS s JOIN VARIABLES v ON v.StatementTypeId = s.StatementTypeId"
    kept = " UNION ALL ".join(f"SELECT StatementId, VariableId FROM DATA{t}" for t in ("SHORTTEXT", "LONGTEXT", "INTEGER", "BOOLEAN"))
    assert sorted(ask(made, wanted)) == sorted(ask(made, kept)) != []


def test_statements_of_dnas_type_are_the_edges_of_the_network_that_have_a_sign(made: Path) -> None:
    names = {a: data["label"] for a, data in actor_network(SOURCE).nodes(data=True)}
    signed = [(a, b, d) for a, b, d in actor_network(SOURCE).edges(data=True) if d["polarity"]]
    found = list(zip(*(values(made, "DNA Statement", n) for n in ("actor", "target", "relation")), strict=True))
    assert {(names[a], names[b], d["relation"]) for a, b, d in signed} == {row for row in found if row[1]}
    agreed = "SELECT Value FROM DATABOOLEAN d JOIN VARIABLES v ON v.ID = d.VariableId WHERE Variable = 'agreement' ORDER BY StatementId"
    assert [v for (v,) in ask(made, agreed)] == [int(row[2] == "praises") for row in found]


def test_what_has_no_agreement_is_of_another_type(made: Path) -> None:
    other = "Other statement"
    found = list(zip(values(made, other, "actor"), values(made, other, "relation"), values(made, other, "cue"), strict=True))
    assert ("ريما الخوري", "", "قالت") in found
    assert ("هيئة الموانئ", "blames", "حمّلت") in found
    assert ("سمير نصر", "accuses", "قال") in found


def test_a_missing_value_is_dnas_empty_text(made: Path) -> None:
    persons, organizations = values(made, "DNA Statement", "person"), values(made, "DNA Statement", "organization")
    assert all(bool(person) != bool(organization) for person, organization in zip(persons, organizations, strict=True))
    assert "" in values(made, "DNA Statement", "concept")
    assert "None" not in {value for (value,) in ask(made, "SELECT Value FROM ENTITIES")}


def test_an_entity_has_its_attributes(made: Path) -> None:
    query = """SELECT a.AttributeVariable, x.AttributeValue FROM ATTRIBUTEVALUES x JOIN ATTRIBUTEVARIABLES a ON a.ID = x.AttributeVariableId
        JOIN ENTITIES e ON e.ID = x.EntityId JOIN VARIABLES v ON v.ID = e.VariableId
        WHERE e.Value = 'سوريا' AND v.Variable = 'target' AND v.StatementTypeId = 1"""
    own = dict(ask(made, query))
    assert (own["Type"], own["Notes"], own["Wikidata"]) == ("country", "country:SY", "")


def test_two_actors_of_one_name_are_two_entities(tmp_path: Path) -> None:
    doc, (first, second, *_) = sample()[0]
    pairs = [(doc, [replace(first, speaker=actor("p1", "سمير")), replace(second, speaker=actor("p2", "سمير"))])]
    write_dna(Records(pairs), tmp_path / "g.dna", False, None)
    assert values(tmp_path / "g.dna", "DNA Statement", "actor") == ["سمير", "سمير (2)"]


@pytest.mark.parametrize("label", ["ا" * 400, "a\x00b\ud800", "سطر\nسطر", " "])
def test_any_name_fits(label: str, tmp_path: Path) -> None:
    doc, (first, *_) = sample()[0]
    write_dna(Records([(doc, [replace(first, speaker=actor("p1", label))])]), tmp_path / "g.dna", False, None)
    (name,) = values(tmp_path / "g.dna", "DNA Statement", "actor")
    assert 0 < len(name) <= MAX_TEXT


def test_letters_that_are_counted_in_two_ways_move_nothing(tmp_path: Path) -> None:
    doc = document("🙂 أولاً.\r\nاتهم سمير الهيئة بالإهمال.\rنهاية.")
    one = statement(doc, "اتهم", content=span_in(doc.text, "الهيئة بالإهمال"), stances=(stance(),))
    write_dna(Records([(doc, [one])]), tmp_path / "g.dna", False, None)
    ((text, start, stop),) = ask(tmp_path / "g.dna", "SELECT Text, Start, Stop FROM DOCUMENTS d JOIN STATEMENTS s ON s.DocumentId = d.ID")
    units = text.encode("utf-16-le")
    assert units[2 * start : 2 * stop].decode("utf-16-le") == text[start:stop] == "الهيئة بالإهمال"
    assert "\r" not in text


def test_glued_articles_are_documents_of_their_own(tmp_path: Path) -> None:
    doc = document("مقال أول.\nاتهم سمير الهيئة.")

    class Glued(Records):
        def articles_of(self, document: Document) -> list[Article]:
            return [Article(0, 0, 10, "أول", "2024-01-01", "أ"), Article(1, 10, len(doc.text), "ثان", "2024-02-02", "ب")]

    source = Glued([(doc, [])])
    second = source.articles_of(doc)[1]
    write_dna(Glued([(doc, [statement(doc, "اتهم", stances=(stance(),), article=second)])]), tmp_path / "g.dna", False, None)
    query = "SELECT d.Title, d.Source, date(d.Date, 'unixepoch'), s.Start FROM DOCUMENTS d LEFT JOIN STATEMENTS s ON s.DocumentId = d.ID"
    assert ask(tmp_path / "g.dna", query) == [("أول", "أ", "2024-01-01", None), ("ثان", "ب", "2024-02-02", 0)]


def test_no_text_masks_all_but_the_first_words_of_quotes(tmp_path: Path) -> None:
    doc = document("مقدمة لا تعطى. قال سمير إن " + " ".join(f"كلمة{n}" for n in range(14)) + ". خاتمة.")
    one = statement(doc, "قال", content=span_in(doc.text, " ".join(f"كلمة{n}" for n in range(14))), stances=(stance(),))
    write_dna(Records([(doc, [one])]), tmp_path / "g.dna", True, None)
    ((text,),) = ask(tmp_path / "g.dna", "SELECT Text FROM DOCUMENTS")
    assert len(text) == len(doc.text)
    assert [word for word in text.split() if MASK not in word] == [f"كلمة{n}" for n in range(10)]


def test_a_failure_leaves_no_file(tmp_path: Path) -> None:
    class Broken(Records):
        def iter_documents(self) -> Iterator[Document]:
            yield from super().iter_documents()
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        write_dna(Broken(sample()), tmp_path / "g.dna", False, None)
    assert list(tmp_path.iterdir()) == []
