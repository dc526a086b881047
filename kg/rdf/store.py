"""What does the graph answer in SPARQL?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pyoxigraph

from kg.errors import Exit, KgError
from kg.rdf.ontology import ontology
from kg.rdf.triples import Triples
from kg.rdf.writers import lines
from kg.source import GraphSource

Answer = tuple[list[str], list[tuple[Any, ...]]]
_XSD = "http://www.w3.org/2001/XMLSchema#"


def load(source: GraphSource) -> pyoxigraph.Store:
    """The graph in memory, with the ontology."""
    store = pyoxigraph.Store()
    for chunk in lines(Triples(), source):
        store.bulk_load(input=chunk, format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.bulk_load(input=ontology(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def select(store: pyoxigraph.Store, query: str, bindings: Mapping[str, str | int] | None = None) -> Answer:
    """Columns and rows of plain values; ASK gives one cell, CONSTRUCT triples. Queries that write are refused.

    A binding takes the place of the default in the query's line `VALUES ?in_<name> { default }`, as a term that is escaped by the
    store, never as text of the query.
    """
    try:
        found = store.query(_bound(query, bindings or {}))
    except SyntaxError as error:
        raise KgError(f"SPARQL: {error}", hint="only reading queries: SELECT, ASK, CONSTRUCT, DESCRIBE", exit_code=Exit.USAGE) from error
    if isinstance(found, pyoxigraph.QueryBoolean):
        return ["answer"], [(bool(found),)]
    if isinstance(found, pyoxigraph.QueryTriples):
        return ["subject", "predicate", "object"], [tuple(_plain(x) for x in (t.subject, t.predicate, t.object)) for t in found]
    columns = [v.value for v in found.variables]
    return columns, [tuple(_plain(row[c]) for c in columns) for row in found]


def _bound(query: str, bindings: Mapping[str, str | int]) -> str:
    """The query with its defaults replaced; a binding that it has no line for (the limit of rows) is left to the caller."""
    for name, value in bindings.items():
        place = re.compile(rf"(VALUES \?in_{re.escape(name)}) \{{[^}}]*\}}")
        literal = str(pyoxigraph.Literal(value))
        query = place.sub(lambda m, literal=literal: f"{m.group(1)} {{ {literal} }}", query)  # type: ignore[misc]
    return query


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
