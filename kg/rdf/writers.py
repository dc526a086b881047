"""How is the graph written: Turtle to read, N-Triples for size, JSON-LD for the web?"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from kg.rdf.triples import Literal, Triple, Triples, by_article, unique
from kg.rdf.vocabulary import BASE, PREFIXES, TYPE, kg, term
from kg.source import GraphSource

if TYPE_CHECKING:
    from rdflib import Graph

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A file that appears whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def line(triple: Triple) -> str:
    """One line of N-Triples."""
    s, p, o = triple
    return f"<{s}> <{p}> {_object(o)} .\n"


def _object(o: str | Literal) -> str:
    if isinstance(o, str):
        return f"<{o}>"
    tail = f"@{o.lang}" if o.lang else f"^^<{term(o.datatype)}>" if o.datatype else ""
    return f'"{o.text.translate(_ESCAPES)}"{tail}'


def lines(make: Triples, source: GraphSource) -> Iterator[str]:
    """The graph as N-Triples lines, streamed."""
    for _, block in by_article(make, source):
        yield "".join(line(t) for t in block)


def write_ntriples(source: GraphSource, path: Path, *, no_text: bool = False, base: str | None = None) -> int:
    """Write N-Triples; gives the number of statements. Memory does not grow with the graph."""
    make, n = Triples(base or BASE, no_text), 0
    with whole_file(path) as out:
        for _, block in by_article(make, source):
            out.write("".join(line(t) for t in block))
            n += sum(p == TYPE and o == kg("Statement") for _, p, o in block)
    return n


def write_turtle(source: GraphSource, path: Path, *, no_text: bool = False, base: str | None = None) -> int:
    """Write Turtle: prefixes once, one sorted block an article under a comment; the same bytes each time."""
    make, n = Triples(base or BASE, no_text), 0
    prefixes = {**PREFIXES, "d": make.base}
    with whole_file(path) as out:
        out.write("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items())))
        for heading, block in by_article(make, source):
            out.write(f"\n# {heading}\n")
            out.write(_turtle(block, prefixes))
            n += sum(p == TYPE and o == kg("Statement") for _, p, o in block)
    return n


def _turtle(block: list[Triple], prefixes: dict[str, str]) -> str:
    """rdflib serializes one block; its prefix lines are left to the file's head."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for name, iri in prefixes.items():
        graph.bind(name, iri)
    _fill(graph, block)
    text = graph.serialize(format="turtle")
    return "\n".join(row for row in text.split("\n") if not row.startswith("@prefix")).strip("\n") + "\n"


def _fill(graph: Graph, block: list[Triple]) -> None:
    from rdflib import Literal as RdfLiteral
    from rdflib import URIRef

    for s, p, o in unique(block):
        if isinstance(o, str):
            graph.add((URIRef(s), URIRef(p), URIRef(o)))
        else:
            kind = URIRef(term(o.datatype)) if o.datatype else None
            graph.add((URIRef(s), URIRef(p), RdfLiteral(o.text, lang=o.lang or None, datatype=kind, normalize=False)))


def write_jsonld(source: GraphSource, path: Path, *, no_text: bool = False, base: str | None = None) -> int:
    """Write JSON-LD: one object a thing, with the context of `schema/context.jsonld` in the file."""
    from kg.rdf.ontology import context

    make, n = Triples(base or BASE, no_text), 0
    with whole_file(path) as out:
        out.write('{"@context": ' + json.dumps(context(make.base), ensure_ascii=False) + ',\n "@graph": [')
        comma = ""
        for _, block in by_article(make, source):
            for node in _nodes(block):
                out.write(comma + "\n" + json.dumps(node, ensure_ascii=False))
                comma = ","
                n += kg("Statement") in node.get("@type", ())
        out.write("\n]}\n")
    return n


def _nodes(block: list[Triple]) -> list[dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for s, p, o in unique(block):
        node = nodes.setdefault(s, {"@id": s})
        if p == TYPE:
            node.setdefault("@type", []).append(o)
        else:
            node.setdefault(p, []).append(_value(o))
    return list(nodes.values())


def _value(o: str | Literal) -> dict[str, str]:
    if isinstance(o, str):
        return {"@id": o}
    if o.lang:
        return {"@value": o.text, "@language": o.lang}
    return {"@value": o.text, "@type": term(o.datatype)} if o.datatype else {"@value": o.text}
