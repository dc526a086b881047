"""Does the graph keep to its shapes? (SHACL, extra `shacl`)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.rdf.ontology import shapes
from kg.rdf.triples import Triple, Triples, by_article
from kg.rdf.vocabulary import ONTOLOGY, PREFIXES, TYPE, kg
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
    """Check a workspace's graph part by part, so that time grows with the graph and no faster."""
    report = Report([], dict.fromkeys(CLASSES, 0))
    actors: dict[str, list[Triple]] = {}
    block: list[Triple] = []
    for heading, triples in by_article(Triples(), source):
        if heading == "actors":
            _check(_graph(triples), report)
            for triple in triples:
                if triple[1] == TYPE:
                    actors.setdefault(triple[0], []).append(triple)
        elif heading != "relations":
            block += triples
            if len(block) >= CHUNK:
                _check(_with_actors(block, actors), report, without=("Actor",))
                block = []
    if block:
        _check(_with_actors(block, actors), report, without=("Actor",))
    return report


def validate_file(path: Path) -> Report:
    """Check an RDF file; KgError with the place where it cannot be read."""
    report = Report([], dict.fromkeys(CLASSES, 0))
    _check(_read(path), report)
    return report


def _read(path: Path) -> Graph:
    """The file through the stricter of two parsers, which names the place of an error; rdflib then takes plain N-Triples."""
    import pyoxigraph
    from rdflib import Graph

    format = _FORMATS.get(path.suffix.lower(), "TURTLE")
    try:
        quads = list(pyoxigraph.parse(path=str(path), format=getattr(pyoxigraph.RdfFormat, format)))
    except (SyntaxError, ValueError, OSError) as error:
        raise KgError(f"{path}: cannot be read as RDF: {error}", hint="kg export turtle -o FILE.ttl writes a file that can") from error
    for quad in quads:
        if getattr(quad.object, "direction", None) is not None:
            message = f"{path}: {quad.object} has a base direction, which is RDF 1.2 and not yet read here"
            raise KgError(message, hint="write the language tag without --rtl or --ltr")
    out = BytesIO()
    pyoxigraph.serialize((quad.triple for quad in quads), out, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Graph().parse(data=out.getvalue().decode("utf-8"), format="nt")


_FORMATS = {".nt": "N_TRIPLES", ".jsonld": "JSON_LD", ".ttl": "TURTLE"}


def _with_actors(block: list[Triple], actors: dict[str, list[Triple]]) -> Graph:
    """A part of the graph and the classes of those actors that it names: all of them each time would be quadratic."""
    named = {o for _, _, o in block if isinstance(o, str)} & actors.keys()
    return _graph([*block, *(triple for id in sorted(named) for triple in actors[id])])


def _graph(triples: Iterable[Triple]) -> Graph:
    from rdflib import Graph

    return Graph().parse(data="".join(line(t) for t in triples), format="nt")


@cache
def _rules() -> Graph:
    from rdflib import Graph

    return Graph().parse(data=shapes(), format="turtle")


def _check(graph: Graph, report: Report, without: tuple[str, ...] = ()) -> None:
    try:
        import pyshacl
    except ImportError as error:
        raise KgError("validation needs the extra shacl", hint="pip install 'actor-statement-graph[shacl]'") from error
    from rdflib import Graph, URIRef

    rules = Graph() + _rules()
    for name in without:
        rules.remove((URIRef(kg(f"{name}Shape")), None, None))
    for name in CLASSES:
        if name not in without:
            report.focus[name] += len(set(graph.subjects(URIRef(TYPE), URIRef(kg(name)))))
    _, results, _ = pyshacl.validate(graph, shacl_graph=rules, advanced=False, inference="none")
    report.violations += sorted(_violations(results), key=repr)


def _violations(results: Graph) -> Iterator[Violation]:
    from rdflib.namespace import RDF, SH

    for node in results.subjects(RDF.type, SH.ValidationResult):
        shape, component = results.value(node, SH.sourceShape), results.value(node, SH.sourceConstraintComponent)
        # A property's shape has no name of its own: its owner and the path name it.
        owner = _rules().value(None, SH.property, shape) or shape
        where = " ".join(str(part) for part in (owner, results.value(node, SH.resultPath), component) if part is not None)
        value = results.value(node, SH.value)
        message = str(results.value(node, SH.resultMessage))
        yield Violation(_short(where), str(results.value(node, SH.focusNode)), "" if value is None else str(value), message)


def _short(iris: str) -> str:
    return iris.replace(ONTOLOGY, "kg:").replace(PREFIXES["sh"], "sh:").replace(PREFIXES["skos"], "skos:")
