"""How does one part of the graph read as Turtle, without the prefixes that stand in the file's head? (Loads rdflib.)"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.plugins.serializers.turtle import TurtleSerializer

from kg.rdf.triples import Triple, unique
from kg.rdf.vocabulary import term


class _Part(TurtleSerializer):
    """Writes no prefixes, and things in the order of the text: an article, a statement, its stances, the next statement.

    (Cutting the prefix lines out of the finished text would cut lines out of quotations.)
    """

    order: tuple[URIRef, ...] = ()

    def preprocess(self) -> None:
        """Nothing to gather: which prefixes are used is no question, as none is written."""

    def orderSubjects(self) -> list[URIRef]:  # type: ignore[override]  # noqa: N802  the name is rdflib's
        return list(self.order)

    def startDocument(self) -> None:  # noqa: N802  the name is rdflib's
        self._started = True


def turtle_of(block: list[Triple], prefixes: Mapping[str, str]) -> str:
    """The triples of one part, properties and values sorted, things as they come; the same bytes each time."""
    graph = Graph(bind_namespaces="none")
    for name, iri in prefixes.items():
        graph.bind(name, iri)
    for triple in unique(block):
        graph.add(_terms(triple))
    out, part = BytesIO(), _Part(graph)
    part.order = tuple(URIRef(subject) for subject in dict.fromkeys(s for s, _, _ in block))
    part.serialize(out, encoding="utf-8")
    return out.getvalue().decode("utf-8").strip("\n") + "\n"


def _terms(triple: Triple) -> tuple[URIRef, URIRef, URIRef | RdfLiteral]:
    s, p, o = triple
    if isinstance(o, str):
        return URIRef(s), URIRef(p), URIRef(o)
    kind = URIRef(term(o.datatype)) if o.datatype else None
    return URIRef(s), URIRef(p), RdfLiteral(o.text, lang=o.lang or None, datatype=kind, normalize=False)
