"""Does each shape look at something, accept what is right and refuse what is wrong?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.model import Statement
from kg.rdf.validate import CLASSES, Report, validate_file, validate_source
from tests.builders import sample
from tests.rdf.graphs import export
from tests.stores.source import Records

pytest.importorskip("pyshacl")

PREFIXES = """
@prefix kg: <https://example.org/kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <urn:x:> .
"""
ACTOR = 'x:a a kg:Actor ; kg:label "سمير" ; kg:type "person" ; skos:prefLabel "سمير"@ar , "Samir"@en .'
PLACE = 'x:p a kg:Article ; kg:document x:d ; kg:outlet x:o . x:d a kg:Document . x:o a kg:Outlet ; kg:label "صوت" .'
STATEMENT = (
    'x:s a kg:Statement ; kg:id "s" ; kg:speaker x:a ; kg:article x:p ; kg:cue "قال" ; kg:quote "قال" ; '
    'kg:form "direct" ; kg:confidence 0.5 .'
)
STANCE = 'x:t a kg:Stance ; kg:relation kg:blames ; kg:modality "actual" ; kg:negated false ; kg:confidence 0.5 ; kg:target x:a .'
RIGHT = "\n".join((PREFIXES, ACTOR, PLACE, STATEMENT, STANCE))

# Shape: what is in the right graph, what stands in its place, the path that is named.
WRONG = {
    "no speaker": ("StatementShape", " kg:speaker x:a ;", "", "kg:speaker"),
    "two speakers": ("StatementShape", "kg:speaker x:a ;", "kg:speaker x:a , x:b ;", "kg:speaker"),
    "an unknown form": ("StatementShape", '"direct"', '"shouted"', "kg:form"),
    "a float for a decimal": ("StatementShape", "kg:confidence 0.5 .", "kg:confidence 0.5e0 .", "kg:confidence"),
    "empty words": ("StatementShape", 'kg:cue "قال"', 'kg:cue ""', "kg:cue"),
    "an unknown relation": ("StanceShape", "kg:blames", "kg:adores", "kg:relation"),
    "sure beyond one": ("StanceShape", "0.5 ; kg:target", "1.5 ; kg:target", "kg:confidence"),
    "neither target nor issue": ("StanceShape", " ; kg:target x:a .", " .", "sh:OrConstraintComponent"),
    "an unknown modality": ("StanceShape", '"actual"', '"maybe"', "kg:modality"),
    "a nameless actor": ("ActorShape", ' kg:label "سمير" ;', "", "kg:label"),
    "two names of one language": ("ActorShape", '"سمير"@ar ,', '"سمير"@ar , "نصر"@ar ,', "skos:prefLabel"),
    "an unknown kind": ("ActorShape", '"person"', '"robot"', "kg:type"),
    "an article of nothing": ("ArticleShape", " kg:document x:d ;", "", "kg:document"),
    "a nameless outlet": ("OutletShape", ' ; kg:label "صوت"', "", "kg:label"),
}


def check(text: str, folder: Path) -> Report:
    path = folder / "graph.ttl"
    path.write_text(text, encoding="utf-8")
    return validate_file(path)


def test_the_right_graph_keeps_every_shape_and_each_looks_at_something(tmp_path: Path) -> None:
    report = check(RIGHT, tmp_path)
    assert report.violations == []
    assert report.focus == dict.fromkeys(CLASSES, 1)


@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_wrong_graph_is_refused_with_shape_node_and_path(tmp_path: Path, case: str) -> None:
    shape, right, wrong, path = WRONG[case]
    assert RIGHT.count(right) >= 1
    found = check(RIGHT.replace(right, wrong), tmp_path).violations
    assert found
    assert all(f"kg:{shape}" in violation.shape for violation in found)
    assert all(path in violation.shape for violation in found)
    assert all(violation.node.startswith("urn:x:") for violation in found)


def test_each_shape_has_a_graph_that_fails() -> None:
    assert {shape for shape, *_ in WRONG.values()} == {f"{name}Shape" for name in CLASSES}


def test_the_value_is_named(tmp_path: Path) -> None:
    found = check(RIGHT.replace('"person"', '"robot"'), tmp_path).violations
    assert [violation.value for violation in found] == ["robot"]


def test_the_sample_keeps_the_shapes_and_all_its_nodes_are_looked_at() -> None:
    report = validate_source(Records(sample()))
    assert report.violations == []
    assert report.focus["Statement"] == sum(len(statements) for _, statements in sample())
    assert report.focus["Stance"] == sum(len(s.stances) for _, statements in sample() for s in statements)
    assert report.focus["Actor"] == 5


@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld"])
def test_each_export_is_valid(tmp_path: Path, format: str) -> None:
    report = validate_file(export(Records(sample()), tmp_path, format))
    assert report.violations == []
    assert report.focus["Article"] == len(sample())


def test_small_parts_find_what_one_part_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = validate_source(Records(sample()))
    monkeypatch.setattr("kg.rdf.validate.CHUNK", 1)
    parts = validate_source(Records(sample()))
    assert parts.violations == whole.violations
    assert parts.focus | {"Outlet": 0} == whole.focus | {"Outlet": 0}


def test_a_graph_of_nothing_is_looked_at_nowhere(tmp_path: Path) -> None:
    assert not any(check(PREFIXES, tmp_path).focus.values())


@pytest.mark.parametrize("text", ['x:a kg:label "open .', 'x:a kg:label "سمير"@ar--rtl .', "\x00\x01"])
def test_what_is_no_turtle_of_ours_is_one_clear_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(KgError, match=r"graph\.ttl") as caught:
        check(PREFIXES + text, tmp_path)
    assert caught.value.hint


def many(n: int) -> Records:
    """The sample n times, each with actors of its own, so that actors grow with the graph."""

    def renamed(s: Statement, i: int) -> Statement:
        speaker = replace(s.speaker, id=f"{s.speaker.id}-{i}")
        stances = tuple(x if x.target is None else replace(x, target=replace(x.target, id=f"{x.target.id}-{i}")) for x in s.stances)
        return replace(s, id=f"{s.id}-{i}", document=f"{i}-{s.document}", speaker=speaker, stances=stances, addressee=None, parent=None)

    return Records([(replace(doc, id=f"{i}-{doc.id}"), [renamed(s, i) for s in made]) for i in range(n) for doc, made in sample()])


def test_actors_do_not_make_it_quadratic(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is checked with each part is the part and the actors that it names: counted in triples, not in seconds."""
    sizes: list[int] = []
    monkeypatch.setattr("kg.rdf.validate.CHUNK", 100)
    monkeypatch.setattr("kg.rdf.validate._check", lambda graph, report, without=(): sizes.append(len(graph)))
    validate_source(many(3))
    first = sum(sizes)
    sizes.clear()
    validate_source(many(12))
    assert first > 500
    assert sum(sizes) < 4.2 * first
