"""How is the graph written: Turtle to read, N-Triples for size, JSON-LD for the web?"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.rdf.triples import Literal, Triple, Triples, by_article, unique
from kg.rdf.vocabulary import BASE, PREFIXES, TYPE, folders, kg, term
from kg.source import GraphSource
from kg.written import whole_file

_LOG = logging.getLogger(__name__)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


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
            n += _statements(block)
    _tell_replaced(make, path)
    return n


def write_turtle(source: GraphSource, path: Path, *, no_text: bool = False, base: str | None = None) -> int:
    """Write Turtle: prefixes once, one sorted block an article under a comment; the same bytes each time."""
    from kg.rdf.turtle import turtle_of

    make, n = Triples(base or BASE, no_text), 0
    prefixes = {**PREFIXES, **folders(make.base)}
    with whole_file(path) as out:
        out.write("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items())))
        for heading, block in by_article(make, source):
            out.write(f"\n# {heading}\n")
            out.write(turtle_of(block, prefixes))
            n += _statements(block)
    _tell_replaced(make, path)
    return n


def _statements(block: list[Triple]) -> int:
    return sum(p == TYPE and o == kg("Statement") for _, p, o in block)


def _tell_replaced(make: Triples, path: Path) -> None:
    if make.replaced:
        _LOG.warning("%s: %d characters that no RDF file may hold (controls, half surrogate pairs) are now U+FFFD", path, make.replaced)


def write_jsonld(source: GraphSource, path: Path, *, no_text: bool = False, base: str | None = None) -> int:
    """Write JSON-LD: one object a thing, with the context of `schema/context.jsonld` in the file."""
    from kg.rdf.ontology import context

    make, n = Triples(base or BASE, no_text), 0
    names = _Names({**PREFIXES, **folders(make.base)})
    with whole_file(path) as out:
        out.write('{"@context": ' + json.dumps(context(make.base), ensure_ascii=False) + ',\n "@graph": [')
        comma = ""
        for _, block in by_article(make, source):
            for node in _nodes(block, names):
                out.write(comma + "\n" + json.dumps(node, ensure_ascii=False))
                comma = ","
                n += "kg:Statement" in node.get("@type", ())
        out.write("\n]}\n")
    _tell_replaced(make, path)
    return n


class _Names:
    """Short names of IRIs: `statement:s1` under the longest prefix that fits; the IRI itself where none does."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = sorted(((iri, name) for name, iri in prefixes.items()), key=lambda pair: -len(pair[0]))

    def of(self, iri: str) -> str:
        """The short name; what follows a prefix may not look like an authority (`//`), which JSON-LD would leave as it is."""
        for start, name in self._prefixes:
            if iri.startswith(start) and not iri.startswith("//", len(start)):
                return f"{name}:{iri[len(start) :]}"
        return iri


def _nodes(block: list[Triple], names: _Names) -> list[dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for s, p, o in unique(block):
        node = nodes.setdefault(s, {"@id": names.of(s)})
        if p == TYPE and isinstance(o, str):
            node.setdefault("@type", []).append(names.of(o))
        else:
            node.setdefault(names.of(p), []).append(_value(o, names))
    return list(nodes.values())


def _value(o: str | Literal, names: _Names) -> str | dict[str, str]:
    if isinstance(o, str):
        return {"@id": names.of(o)}
    if o.lang:
        return {"@value": o.text, "@language": o.lang}
    return {"@value": o.text, "@type": o.datatype} if o.datatype else o.text
