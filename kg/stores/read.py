"""What does a store answer to a read query, as plain values; and what is refused because it would write?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.errors import Exit, KgError
from kg.stores.connect import is_arcade

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

Table = tuple[list[str], list[list[Any]]]

# What is no clause: strings, quoted names, comments.
_QUIET = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_WRITES = re.compile(
    r"(?<![.:$])\b(?:CREATE|MERGE|SET|DELETE|REMOVE|DROP|ALTER|INSERT|FOREACH|LOAD\s+CSV|CALL\s+[^\W\d]\w*)\b", re.IGNORECASE
)


def read(driver: Driver, database: str | None, query: str, parameters: Mapping[str, object]) -> Table:
    """Columns and rows of a read query, run in read access mode; KgError (wrong usage) where it would write.

    Neo4j enforces the mode itself; ArcadeDB does not, so there a query with a writing word is refused before it is sent.
    """
    if is_arcade(driver):
        refuse_writes(query)
    with driver.session(database=database, default_access_mode="READ") as session:
        return session.execute_read(_table, query, dict(parameters))


def refuse_writes(query: str) -> None:
    """KgError where a word outside strings, quoted names and comments is a clause that writes (or calls, which may write).

    >>> refuse_writes("MATCH (n {name: 'DELETE'}) RETURN n.`set`")
    """
    found = _WRITES.search(_QUIET.sub(" ", query))
    if found is not None:
        raise KgError(f"the query writes or calls: {found[0]!r}", hint="--cypher only reads: MATCH ... RETURN ...", exit_code=Exit.USAGE)


def _table(transaction: ManagedTransaction, query: str, parameters: dict[str, object]) -> Table:
    result = transaction.run(query, parameters)
    columns = list(result.keys())
    return columns, [[plain(value) for value in record.values()] for record in result]


def plain(value: Any) -> Any:
    """A store's value as JSON can hold it: dates as ISO text, nodes and relationships as their properties with labels or type."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **{key: plain(held) for key, held in value.items()}}
    if isinstance(value, Relationship):
        return {"type": value.type, **{key: plain(held) for key, held in value.items()}}
    if isinstance(value, Path):
        steps = zip(value.relationships, value.nodes[1:], strict=True)
        return [plain(value.start_node), *(plain(part) for step in steps for part in step)]
    if isinstance(value, dict):
        return {key: plain(held) for key, held in value.items()}
    if isinstance(value, list):
        return [plain(held) for held in value]
    iso = getattr(value, "iso_format", None)
    return iso() if iso is not None else value
