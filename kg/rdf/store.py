"""What does the graph answer in SPARQL?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph

from kg.errors import Exit, KgError
from kg.rdf.ontology import ontology
from kg.rdf.triples import GraphSource, Triples
from kg.rdf.writers import lines

_XSD = "http://www.w3.org/2001/XMLSchema#"


def load(source: GraphSource) -> pyoxigraph.Store:
    """The graph in memory, with the ontology."""
    store = pyoxigraph.Store()
    for chunk in lines(Triples(), source):
        store.bulk_load(input=chunk, format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.bulk_load(input=ontology(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def select(
    store: pyoxigraph.Store, query: str, bindings: Mapping[str, str | int] | None = None
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Columns and rows of plain values; variables in `bindings` are bound as terms, never pasted. ASK gives one cell, CONSTRUCT triples.

    A VALUES block with one row that the query gives as default is replaced by the binding of that name.
    """
    terms = {pyoxigraph.Variable(k): pyoxigraph.Literal(v) for k, v in (bindings or {}).items()}
    try:
        found = store.query(_without_defaults(query, [k for k in bindings or {}]), substitutions=terms)
    except SyntaxError as error:
        raise KgError(f"SPARQL: {error}", hint="only reading queries: SELECT, ASK, CONSTRUCT, DESCRIBE", exit_code=Exit.USAGE) from error
    if isinstance(found, pyoxigraph.QueryBoolean):
        return ("answer",), [(bool(found),)]
    if isinstance(found, pyoxigraph.QueryTriples):
        return ("subject", "predicate", "object"), [tuple(_plain(x) for x in (t.subject, t.predicate, t.object)) for t in found]
    columns = tuple(v.value for v in found.variables)
    return columns, [tuple(_plain(row[c]) for c in columns) for row in found]


def _without_defaults(query: str, names: list[str]) -> str:
    """Leave out the VALUES lines of variables that are bound."""
    return "\n".join(row for row in query.split("\n") if not any(row.strip().startswith(f"VALUES ?{name} ") for name in names))


def _plain(value: Any) -> Any:
    if value is None:
        return None
    if not isinstance(value, pyoxigraph.Literal):
        return str(value.value) if hasattr(value, "value") else str(value)
    kind = value.datatype.value.removeprefix(_XSD)
    if kind in ("integer", "nonNegativeInteger", "int", "long"):
        return int(value.value)
    if kind in ("decimal", "double", "float"):
        return float(value.value)
    return value.value == "true" if kind == "boolean" else value.value
