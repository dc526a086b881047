"""Is every export the same graph, whichever parser reads it, and whatever the names and words are?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral

from kg.errors import Exit, KgError
from kg.exports.rdf import EXPORTS
from kg.model import Actor, ActorType, Article
from kg.rdf.triples import Literal
from kg.rdf.vocabulary import BASE, minted
from kg.rdf.writers import line
from tests.builders import actor, document, sample, span_in, statement
from tests.rdf.graphs import SUFFIX, Named, by_pyoxigraph, by_rdflib, export, one
from tests.stores.source import Records

FORMATS = sorted(EXPORTS)
KG = "https://example.org/kg/ontology#"


@pytest.fixture
def whole() -> Records:
    return Records(sample())


@pytest.mark.parametrize("format", FORMATS)
def test_both_parsers_read_the_graph_of_the_ntriples(whole: Records, tmp_path: Path, format: str) -> None:
    expected = by_rdflib(export(whole, tmp_path, "ntriples"), "ntriples")
    path = export(whole, tmp_path, format)
    assert len(expected) > 300
    assert by_rdflib(path, format) == expected
    assert by_pyoxigraph(path, format) == expected


@pytest.mark.parametrize("format", FORMATS)
def test_all_statements_are_written_and_counted(whole: Records, tmp_path: Path, format: str) -> None:
    n = EXPORTS[format](whole, tmp_path / "g", False, None)
    assert n == sum(len(statements) for _, statements in sample())
    assert (tmp_path / "g").read_text(encoding="utf-8").count("Quotation") >= 1


def test_no_node_is_blank(whole: Records, tmp_path: Path) -> None:
    assert not [s for s in by_pyoxigraph(export(whole, tmp_path, "turtle"), "turtle") if "_:" in s.split('"')[0]]


# Quotation marks, line ends, a final backslash, blanks, per cent, brackets, slashes, emoji, bidi controls, half surrogate pairs, controls.
ODD = 'بنك "الشرق" 100%\nفرع\\'
TEXTS = st.text(
    st.one_of(st.sampled_from("\"'\\\n\r\t <>{}|^`%/#?@.:;,()[]🙂\u202e\u0640\u064b\u00ad\ud83d\x00\x07\x85\ufffe"), st.characters()),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=TEXTS, id=TEXTS)
def test_any_name_and_id_survives(tmp_path: Path, format: str, name: str, id: str) -> None:
    path = export(one(name=name, id=id), tmp_path, format)
    read = by_rdflib(path, format)
    assert read == by_pyoxigraph(path, format)
    assert read == by_rdflib(export(one(name=name, id=id), tmp_path, "ntriples"), "ntriples")
    assert sum("/ontology#Actor>" in triple for triple in read) == 1


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_two_ids_never_share_an_iri_and_no_id_leaves_its_folder(one_id: str, other: str) -> None:
    """A statement called s/0 would be the first stance of s."""
    made = [minted(BASE, "statement", id).removeprefix(f"{BASE}statement/") for id in (one_id, other)]
    assert (made[0] == made[1]) == (one_id == other)
    assert not any(mark in made[0] for mark in '/#?<>" ')


@pytest.mark.parametrize("format", FORMATS)
def test_words_come_back_as_they_went_in(tmp_path: Path, format: str) -> None:
    words = f'سطر "لا"\n@prefix kg: <x> .\n"""\t{ODD}'
    text = f"قال الوزير: {words}"
    doc = document(text)
    path = export(Records([(doc, [statement(doc, "قال", content=span_in(text, words))])]), tmp_path, format)
    graph = Graph().parse(path, format={"jsonld": "json-ld", "ntriples": "nt"}.get(format, format))
    quotes = [str(o) for _, p, o in graph if str(p) == KG + "quote"]
    assert quotes == [words]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_literals_are_escaped_as_rdflib_does(text: str) -> None:
    graph = Graph()
    graph.add((URIRef("urn:x:s"), URIRef("urn:x:p"), RdfLiteral(text)))
    assert line(("urn:x:s", "urn:x:p", Literal(text))) == graph.serialize(format="nt")


@pytest.mark.parametrize("value", [1e-05, 1.5e-22, 0.0, 1.0, 0.1234567890123])
def test_a_probability_keeps_all_its_digits(tmp_path: Path, value: float) -> None:
    graph = Graph().parse(export(one(confidence=value), tmp_path, "turtle"))
    found = [o for _, p, o in graph if str(p) == KG + "confidence"]
    assert [float(o) for o in found] == [value]
    assert all(str(o.datatype).endswith("#decimal") and "e" not in str(o).lower() for o in found)  # type: ignore[union-attr]


@pytest.mark.parametrize("format", FORMATS)
def test_what_no_file_may_hold_is_replaced_counted_and_told(tmp_path: Path, format: str, caplog: pytest.LogCaptureFixture) -> None:
    path = export(one(name="سمير\x00\ud83d", utterance="u\ud800"), tmp_path, format)
    assert "سمير\ufffd\ufffd" in path.read_text(encoding="utf-8")
    assert "characters that no RDF file may hold" in caplog.text
    assert path.name in caplog.text


@pytest.mark.parametrize("format", FORMATS)
def test_clean_words_are_not_complained_of(tmp_path: Path, format: str, caplog: pytest.LogCaptureFixture) -> None:
    export(one(), tmp_path, format)
    assert not caplog.text


def test_names_are_preferred_once_a_language_and_never_twice(tmp_path: Path) -> None:
    known = Actor("person:x", ActorType.PERSON, "سمير نصر", "سمير نصر", "Samir Nasr", ("سمير نصر", "أبو نصر", "Samir"), wikidata="Q42")
    path = export(Named(known), tmp_path, "turtle")
    graph = Graph().parse(path)
    skos = "http://www.w3.org/2004/02/skos/core#"
    rows = graph.query("SELECT ?p ?o { ?s ?p ?o FILTER(ISLITERAL(?o) && STRENDS(STR(?s), 'person%3Ax')) }")
    names = {(str(p).removeprefix(skos), str(o), o.language) for p, o in rows if str(p).startswith(skos)}  # type: ignore[misc, union-attr]
    assert names == {
        ("prefLabel", "سمير نصر", "ar"),
        ("prefLabel", "Samir Nasr", "en"),
        ("altLabel", "أبو نصر", "ar"),
        ("altLabel", "Samir", "en"),
    }
    assert "owl:sameAs <http://www.wikidata.org/entity/Q42>" in path.read_text(encoding="utf-8")


def test_an_actor_without_a_name_is_called_by_its_id(tmp_path: Path) -> None:
    graph = Graph().parse(export(Named(Actor("x9", ActorType.UNKNOWN, " ")), tmp_path, "turtle"))
    assert [str(o) for s, p, o in graph if str(p) == KG + "label" and str(s).endswith("actor/x9")] == ["x9"]


def test_turtle_is_for_people(whole: Records, tmp_path: Path) -> None:
    text = export(whole, tmp_path, "turtle").read_text(encoding="utf-8")
    assert "هيئة الموانئ" in text
    assert text.count("@prefix kg:") == 1
    assert text.index("# article d1 0") < text.index("# article d2 0")
    assert "statements:" in text


def test_a_statement_stands_before_its_stances_and_after_its_article(whole: Records, tmp_path: Path) -> None:
    text = export(whole, tmp_path, "turtle").read_text(encoding="utf-8").partition("# article d1 0")[2].partition("# article")[0]
    article, first, stance, second = (text.index(words) for words in ("articles:", "statements:", "/0> a marl:Opinion", "مؤكداً"))
    assert article < first < stance < second


@pytest.mark.parametrize("format", FORMATS)
def test_no_text_keeps_places_and_short_words_only(tmp_path: Path, format: str) -> None:
    long = "إن الميناء سيبقى مفتوحاً أمام السفن كلها طوال الأيام العشرة المقبلة بلا أي استثناء"
    text = f"قال الوزير {long}."
    doc = document(text)
    source = Records([(doc, [statement(doc, "قال", content=span_in(text, long))])])
    full = export(source, tmp_path, format).read_text(encoding="utf-8")
    short = export(source, tmp_path, format, no_text=True).read_text(encoding="utf-8")
    assert "استثناء" in full
    assert "استثناء" not in short
    assert "TextPositionSelector" in short
    assert "TextQuoteSelector" not in short


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("base", ["https://data.example.org/press/", "https://x.example.org/kg#", "urn:press:"])
def test_things_stand_under_the_base_and_terms_do_not(tmp_path: Path, base: str, format: str) -> None:
    read = by_pyoxigraph(export(one(), tmp_path, format, base=base), format)
    assert any(triple.startswith(f"<{base}statement/") and f"<{KG}speaker> <{base}actor/" in triple for triple in read)


@pytest.mark.parametrize(
    "base", ["press", "http://a b/", "https://x.example.org/kg", "https://x.example.org/<", "https://[/", "javascript:"]
)
def test_a_base_that_no_parser_takes_is_refused_before_the_work(tmp_path: Path, base: str) -> None:
    with pytest.raises(KgError, match="no base for IRIs") as caught:
        export(one(), tmp_path, "turtle", base=base)
    assert caught.value.exit_code is Exit.USAGE
    assert "--base https://" in caught.value.hint
    assert not list(tmp_path.iterdir())


class Elsewhere(Records):
    __slots__ = ()

    def articles_of(self, document: object) -> list[Article]:
        return [Article(7, 0, 5)]


def test_a_statement_whose_article_is_not_there_is_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("old", encoding="utf-8")
    with pytest.raises(KgError, match="none of it was due") as caught:
        export(Elsewhere(sample()), tmp_path, "ntriples")
    assert "kg build again" in caught.value.hint
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_the_jsonld_names_each_term_in_its_context(whole: Records, tmp_path: Path) -> None:
    data = json.loads(export(whole, tmp_path, "jsonld").read_text(encoding="utf-8"))
    assert data["@context"]["speaker"] == {"@id": KG + "speaker", "@type": "@id"}
    prefixes = {key.split(":")[0] for node in data["@graph"] for key in node if not key.startswith("@")}
    assert prefixes <= data["@context"].keys()
    assert "kg" in prefixes


PROGRAM = """
import sys
from pathlib import Path
from tests.builders import sample
from tests.stores.source import Records
from kg.exports.rdf import EXPORTS
for format in sorted(EXPORTS):
    EXPORTS[format](Records(sample()), Path(sys.argv[1]) / format, False, None)
"""


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path / seed)], check=True, env=environment, cwd=root)
    for format in SUFFIX:
        assert (tmp_path / "1" / format).read_bytes() == (tmp_path / "2" / format).read_bytes()


def test_an_actor_that_is_a_group_is_no_audience(tmp_path: Path) -> None:
    doc = document()
    source = Records([(doc, [statement(doc, "قال", actor("g", "المحتجون", ActorType.GROUP))])])
    assert "kg:Group" in export(source, tmp_path, "turtle").read_text(encoding="utf-8")
