"""Does the graph keep to its shapes? (SHACL, extra `shacl`)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.rdf.ontology import shapes
from kg.rdf.triples import Triple, Triples, by_article
from kg.rdf.vocabulary import ONTOLOGY, TYPE, kg
from kg.rdf.writers import line
from kg.source import GraphSource

if TYPE_CHECKING:
    from rdflib import Graph

CHUNK = 20_000
CLASSES = ("Statement", "Stance", "Actor", "Article", "Outlet")


@dataclass(frozen=True, slots=True)
class Violation:
    """Which shape's constraint, at which node, with which value, is not met."""

    shape: str
    node: str
    value: str
    message: str


@dataclass(slots=True)
class Report:
    """Violations, and how many nodes each shape looked at: none looked at is no success."""

    violations: list[Violation]
    focus: dict[str, int]


def validate_source(source: GraphSource) -> Report:
    """Check a workspace's graph part by part, so that time grows with the graph and memory does not."""
    report = Report([], dict.fromkeys(CLASSES, 0))
    known: set[Triple] = set()
    block: list[Triple] = []
    for heading, triples in by_article(Triples(), source):
        if heading in ("relations", "actors"):
            known |= {t for t in triples if t[1] == TYPE}
            if heading == "actors":
                _check(_graph(triples), report)
            continue
        block += triples
        if len(block) >= CHUNK:
            _check(_graph([*block, *known]), report, without=("Actor",))
            block = []
    if block:
        _check(_graph([*block, *known]), report, without=("Actor",))
    return report


def validate_file(path: Path) -> Report:
    """Check an RDF file; KgError with the place where it is no Turtle."""
    from rdflib import Graph

    graph = Graph()
    try:
        graph.parse(path, format="nt" if path.suffix == ".nt" else "json-ld" if path.suffix == ".jsonld" else "turtle")
    except Exception as error:
        raise KgError(f"{path}: cannot be read as RDF: {error}", hint="kg export turtle -o FILE.ttl writes a file that can") from error
    report = Report([], dict.fromkeys(CLASSES, 0))
    _check(graph, report)
    return report


def _graph(triples: list[Triple]) -> Graph:
    from rdflib import Graph

    return Graph().parse(data="".join(line(t) for t in triples), format="nt")


def _check(graph: Graph, report: Report, without: tuple[str, ...] = ()) -> None:
    try:
        import pyshacl
    except ImportError as error:
        raise KgError("validation needs the extra shacl", hint="pip install 'actor-statement-graph[shacl]'") from error
    from rdflib import Graph, URIRef

    rules = Graph().parse(data=shapes(), format="turtle")
    for name in without:
        rules.remove((URIRef(kg(f"{name}Shape")), None, None))
    for name in CLASSES:
        if name not in without:
            report.focus[name] += len(set(graph.subjects(URIRef(TYPE), URIRef(kg(name)))))
    _, results, _ = pyshacl.validate(graph, shacl_graph=rules, advanced=False, inference="none")
    report.violations += _violations(results)


def _violations(results: Graph) -> Iterator[Violation]:
    from rdflib.namespace import RDF, SH

    for node in results.subjects(RDF.type, SH.ValidationResult):
        path, component = results.value(node, SH.resultPath), results.value(node, SH.sourceConstraintComponent)
        where = f"{path or ''} {component or ''}".replace(ONTOLOGY, "kg:").replace(str(SH), "sh:").strip()
        yield Violation(
            where,
            str(results.value(node, SH.focusNode)),
            str(results.value(node, SH.value) or ""),
            str(results.value(node, SH.resultMessage)),
        )
