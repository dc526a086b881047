"""Graphs for the RDF tests: exports read back by two parsers, and sources that are not as they should be."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
from rdflib import Graph

from kg.exports.rdf import EXPORTS
from kg.model import Actor, ActorType, Document, Statement
from kg.source import GraphSource
from tests.builders import actor, document, statement
from tests.stores.source import Records

SUFFIX = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld"}
_RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}
_OXI = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


def export(source: GraphSource, folder: Path, format: str, no_text: bool = False, base: str | None = None) -> Path:
    path = folder / f"graph.{SUFFIX[format]}"
    EXPORTS[format](source, path, no_text, base)
    return path


def by_rdflib(path: Path, format: str) -> set[str]:
    """The triples as rdflib reads them, in one spelling. (No node is blank, so equal sets are isomorphic graphs.)"""
    return _spelled(Graph().parse(path, format=_RDFLIB[format]).serialize(format="nt", encoding="utf-8"))


def by_pyoxigraph(path: Path, format: str) -> set[str]:
    quads = pyoxigraph.parse(path=str(path), format=_OXI[format])
    return {f"{quad.subject} {quad.predicate} {quad.object}" for quad in quads}


def _spelled(ntriples: bytes) -> set[str]:
    quads = pyoxigraph.parse(ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return {f"{quad.subject} {quad.predicate} {quad.object}" for quad in quads}


def one(text: str = "قال الوزير إن الجسر آمن.", name: str = "سمير نصر", id: str = "person:x", **fields: object) -> Records:
    """A source of one document with one statement by one speaker."""
    doc: Document = document(text)
    made: Statement = statement(doc, text.split()[0], actor(id, name, ActorType.PERSON), **fields)
    return Records([(doc, [made])])


class Named(Records):
    """Records whose actors are these, with all their names."""

    __slots__ = ("actors",)

    def __init__(self, *actors: Actor) -> None:
        object.__setattr__(self, "pairs", one().pairs)
        object.__setattr__(self, "actors", actors)
        object.__setattr__(self, "concepts", ())

    def iter_actors(self):  # type: ignore[no-untyped-def]
        yield from self.actors
