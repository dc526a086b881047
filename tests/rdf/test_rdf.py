"""Is the graph the same in every format and for every reader, and do its shapes refuse what is wrong?"""

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.ontology import constraints, context, ontology, shapes
from kg.rdf.triples import Literal
from kg.rdf.validate import validate_file, validate_source
from kg.rdf.vocabulary import BASE, minted
from kg.rdf.writers import line, write_jsonld, write_ntriples, write_turtle
from kg.relations import schema_dir
from tests.builders import sample
from tests.stores.source import Records

FORMATS = {
    "g.ttl": (write_turtle, pyoxigraph.RdfFormat.TURTLE),
    "g.nt": (write_ntriples, pyoxigraph.RdfFormat.N_TRIPLES),
    "g.jsonld": (write_jsonld, pyoxigraph.RdfFormat.JSON_LD),
}
SOURCE = Records(sample())


@pytest.mark.parametrize("name", FORMATS)
def test_two_readers_see_the_same_graph(name: str, tmp_path: Path) -> None:
    write, kind = FORMATS[name]
    assert write(SOURCE, tmp_path / name) == 13
    write_ntriples(SOURCE, tmp_path / "all.nt")
    wanted = set(rdflib.Graph().parse(tmp_path / "all.nt"))
    assert set(rdflib.Graph().parse(tmp_path / name)) == wanted
    assert len({str(q) for q in pyoxigraph.parse(path=str(tmp_path / name), format=kind)}) == len(wanted)


def test_turtle_is_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    write_turtle(SOURCE, tmp_path / "a.ttl")
    code = "from kg.rdf.writers import write_turtle; from tests.stores.source import Records; from tests.builders import sample; import sys, pathlib; write_turtle(Records(sample()), pathlib.Path(sys.argv[1]))"
    env = {"PYTHONHASHSEED": "77", "PYTHONPATH": ".", "PATH": "/usr/bin:/bin"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "b.ttl")], check=True, env=env)
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


def test_no_text_leaves_long_quotes_out(tmp_path: Path) -> None:
    write_turtle(SOURCE, tmp_path / "a.ttl", no_text=True)
    longest = max(
        (str(o) for o in rdflib.Graph().parse(tmp_path / "a.ttl").objects() if isinstance(o, rdflib.Literal)), key=lambda t: len(t.split())
    )
    assert len(longest.split()) <= 11


@given(st.text(max_size=40))
def test_any_id_makes_an_iri_that_a_strict_reader_takes(id_: str) -> None:
    assert pyoxigraph.NamedNode(minted(BASE, "actor", id_))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40))
def test_any_text_comes_back_from_a_line(text: str) -> None:
    (quad,) = pyoxigraph.parse(input=line((BASE + "a", BASE + "b", Literal(text))), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == text


def test_the_sample_keeps_to_its_shapes_and_each_shape_looked_at_something() -> None:
    report = validate_source(SOURCE)
    assert report.violations == []
    assert report.focus == {"Statement": 13, "Stance": 12, "Actor": 5, "Article": 5, "Outlet": 2}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ('k:s a kg:Statement ; kg:cue "x" .', "speaker"),
        (
            'k:s a kg:Stance ; kg:relation kg:hates ; kg:modality "actual" ; kg:negated false ; kg:confidence 0.5 ; kg:issue "x" .',
            "relation",
        ),
        ('k:s a kg:Stance ; kg:relation kg:blames ; kg:modality "actual" ; kg:negated false ; kg:confidence 0.5 .', "OrConstraint"),
        (
            'k:s a kg:Stance ; kg:relation kg:blames ; kg:modality "actual" ; kg:negated false ; kg:confidence 1.5 ; kg:issue "x" .',
            "confidence",
        ),
        ('k:a a kg:Actor ; kg:label "" ; kg:type "person" .', "label"),
        ('k:a a kg:Actor ; kg:label "x" ; kg:type "robot" .', "type"),
        ('k:a a kg:Actor ; kg:label "x" ; kg:type "person" ; skos:prefLabel "a"@ar, "b"@ar .', "prefLabel"),
        ("k:r a kg:Article .", "document"),
        ("k:o a kg:Outlet .", "label"),
    ],
    ids=[
        "no-speaker",
        "unknown-relation",
        "neither-target-nor-issue",
        "no-probability",
        "empty-label",
        "unknown-type",
        "two-labels",
        "no-document",
        "no-outlet-name",
    ],
)
def test_each_shape_refuses(wrong: str, named: str, tmp_path: Path) -> None:
    head = "\n".join(row for row in shapes().split("\n") if row.startswith("@prefix"))
    (tmp_path / "w.ttl").write_text(f"{head}\n@prefix k: <urn:k:> .\n{wrong}\n", encoding="utf-8")
    assert any(named in v.shape and v.node.startswith("urn:k:") for v in validate_file(tmp_path / "w.ttl").violations)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ontology.ttl", ontology()),
        ("shapes.ttl", shapes()),
        ("constraints.cypher", constraints()),
        ("context.jsonld", json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"),
    ],
    ids=["ontology", "shapes", "constraints", "context"],
)
def test_generated_schema_is_fresh(name: str, text: str) -> None:
    assert (schema_dir() / name).read_text(encoding="utf-8") == text, "run scripts/build_schema"
