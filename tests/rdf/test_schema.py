"""Are the generated files fresh, and do they say of each term what it is, in both languages?"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from kg.rdf.ontology import constraints, context, ontology, shapes
from kg.relations import relations, schema_dir
from kg.stores.cypher import constraints as of_the_loader
from tests.builders import sample
from tests.rdf.graphs import by_pyoxigraph, export
from tests.stores.source import Records

KG = Namespace("https://example.org/kg/ontology#")
MADE = {"ontology.ttl": ontology, "shapes.ttl": shapes, "constraints.cypher": constraints}


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(data=ontology(), format="turtle")


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_generated_file_is_fresh(name: str) -> None:
    assert (schema_dir() / name).read_text(encoding="utf-8") == MADE[name](), "run scripts/build_schema"


def test_the_context_is_fresh() -> None:
    assert json.loads((schema_dir() / "context.jsonld").read_text(encoding="utf-8")) == {"@context": context()}, "run scripts/build_schema"


def test_the_generator_writes_these_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = str(Path(__file__).parents[2] / "scripts" / "build_schema")
    loader = importlib.machinery.SourceFileLoader("build_schema", script)
    spec = importlib.util.spec_from_loader("build_schema", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    (tmp_path / "schema").mkdir()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    module.main()
    made = {path.name: path.read_bytes() for path in (tmp_path / "schema").iterdir()}
    assert made.keys() == {*MADE, "context.jsonld"}
    assert all(made[name] == (schema_dir() / name).read_bytes() for name in made)


def test_every_term_that_is_written_is_in_the_ontology(terms: Graph, tmp_path: Path) -> None:
    used = {
        iri
        for triple in by_pyoxigraph(export(Records(sample()), tmp_path, "ntriples"), "ntriples")
        for iri in re.findall(rf"<({KG}\w+)>", triple)
    }
    assert len(used) > 30
    assert not [iri for iri in used if (URIRef(iri), RDF.type, None) not in terms]


@pytest.mark.parametrize("kind", [OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty])
def test_a_term_has_a_label_in_both_languages(terms: Graph, kind: URIRef) -> None:
    found = {term: sorted(str(label.language) for label in terms.objects(term, RDFS.label)) for term in terms.subjects(RDF.type, kind)}  # type: ignore[attr-defined]
    assert len(found) >= 7
    assert {term: languages for term, languages in found.items() if languages != ["ar", "en"]} == {}


@pytest.mark.parametrize("relation", [relation.value for relation in relations()])
def test_a_relation_is_defined_in_both_languages(terms: Graph, relation: str) -> None:
    for said in (SKOS.prefLabel, SKOS.definition):
        assert sorted(str(words.language) for words in terms.objects(KG[relation], said)) == ["ar", "en"]  # type: ignore[attr-defined]


# CAMEO 1.1b3: 010 to 2042; PLOVER: its 16 event types.
PLOVER = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


def test_codes_are_those_of_their_schemes() -> None:
    cameo = {code for info in relations().values() for code in info.data["cameo"]}
    plover = {code for info in relations().values() for code in info.data["plover"]}
    assert {code for code in cameo if not re.fullmatch(r"(0[1-9]|1[0-9]|20)\d{1,2}", code)} == set()
    assert plover <= set(PLOVER)
    assert {"112", "111"} <= cameo


def test_the_constraints_are_those_that_the_loader_makes() -> None:
    rows = {row.removesuffix(";") for row in constraints().splitlines() if not row.startswith("//")}
    assert rows == set(of_the_loader())
