"""What does the graph answer in SPARQL?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pyoxigraph

from kg.errors import Exit, KgError
from kg.rdf.ontology import ontology
from kg.rdf.triples import Triples
from kg.rdf.vocabulary import BASE, PREFIXES, folders
from kg.rdf.writers import lines
from kg.source import GraphSource

Answer = tuple[list[str], list[tuple[Any, ...]]]
# What is no keyword: strings, IRIs, comments, variables, prefixed names.
_QUIET = re.compile(
    r"\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*|[?$]\w+|[\w.-]*:[\w.-]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
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
    found = _ask(store, _bound(query, bindings or {}))
    if isinstance(found, pyoxigraph.QueryBoolean):
        return ["answer"], [(bool(found),)]
    if isinstance(found, pyoxigraph.QueryTriples):
        return ["subject", "predicate", "object"], [tuple(_plain(x) for x in (t.subject, t.predicate, t.object)) for t in found]
    columns = [v.value for v in found.variables]
    return columns, [tuple(_plain(row[c]) for c in columns) for row in found]


def turtle(store: pyoxigraph.Store, query: str) -> str:
    """What CONSTRUCT or DESCRIBE gives, as Turtle; KgError (wrong usage) where the query gives rows."""
    found = _ask(store, query)
    if not isinstance(found, pyoxigraph.QueryTriples):
        raise KgError("this query gives rows, which are no graph", hint="--format table, csv or json; or CONSTRUCT", exit_code=Exit.USAGE)
    triples = sorted(set(found), key=str)
    written = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=_NAMES)
    return (written or b"").decode("utf-8")


# A query need not declare the prefixes that our files have.
_NAMES = {**PREFIXES, **folders(BASE)}


def _ask(store: pyoxigraph.Store, query: str) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
    if _SERVICE.search(_QUIET.sub(" ", query)):
        raise KgError(
            "SPARQL: SERVICE would ask another server", hint="only the workspace is asked; export it and query there", exit_code=Exit.USAGE
        )
    try:
        return store.query(query, prefixes=_NAMES)
    except SyntaxError as error:
        raise KgError(f"SPARQL: {error}", hint="only reading queries: SELECT, ASK, CONSTRUCT, DESCRIBE", exit_code=Exit.USAGE) from error


def _bound(query: str, bindings: Mapping[str, str | int]) -> str:
    """The query with its defaults replaced; a binding that it has no line for (the limit of rows) is left to the caller."""
    # One pass: what was put in is never looked at again, so a value may itself look like such a line.
    place = re.compile(r"VALUES \?in_(\w+) \{[^}]*\}")
    return place.sub(lambda m: f"VALUES ?in_{m[1]} {{ {_term(bindings[m[1]])} }}" if m[1] in bindings else m[0], query)


def _term(value: str | int) -> str:
    """The value as SPARQL writes a term; half of a surrogate pair, which no graph holds, matches nothing."""
    return str(pyoxigraph.Literal(value if isinstance(value, int) else re.sub("[\ud800-\udfff]", "\ufffd", value)))


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
