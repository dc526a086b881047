"""How does a workspace get into a property graph, so that loading twice changes nothing and what is gone goes?

Each document's rows are one digest, kept on its node: what is unchanged is not written again, what changed is replaced within one
transaction, so a load that was killed goes on where it stopped. Relationships are only ever created, never merged: three articles
with one blame are three statements. Works on Neo4j 5 Community and, over Bolt, on ArcadeDB: plain Cypher, no procedures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KgError
from kg.source import GraphSource
from kg.stores import cypher
from kg.stores.connect import Address, connected
from kg.stores.graph import DocumentRows, Row, actor_rows, document_rows

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

# Rows a transaction: large enough that its overhead vanishes, small enough for a server of 512 MB.
BATCH_ROWS = 20_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did, and how many nodes and relationships of the workspace the store holds now."""

    written: int
    unchanged: int
    removed: int
    counts: dict[str, int]


def load(source: GraphSource, address: Address, workspace: str, *, wipe: bool = False) -> Report:
    """Make the store hold exactly this workspace's graph beside those of others; KgError where the counts differ at the end."""
    with connected(address) as driver:
        return load_with(driver, address.database, source, workspace, wipe=wipe)


def load_with(driver: Driver, database: str | None, source: GraphSource, workspace: str, *, wipe: bool = False) -> Report:
    """As `load`, over a driver that is open already."""
    with driver.session(database=database) as session:
        for statement in cypher.constraints():
            session.execute_write(_run, statement)
        if wipe:
            wipe_workspace(session, workspace)
        gone_actors = _write_actors(session, source, workspace)
        changes = _write_documents(session, source, workspace)
        removed = _remove(session, changes.gone, gone_actors, workspace)
        _rebuild_projections(session, workspace)
        found = count(session, workspace)
    _compare(changes.expected, found)
    return Report(changes.written, changes.unchanged, removed, found)


def wipe_workspace(session: Session, workspace: str) -> None:
    """Take every node of this workspace out, a batch at a time."""
    for relation in cypher.projected():
        session.execute_write(_run, cypher.remove_projection(relation), workspace=workspace)
    for label in cypher.LABELS:
        _until_none(session, cypher.wipe(label), workspace)


def count(session: Session, workspace: str) -> dict[str, int]:
    """Nodes and relationships of a workspace by label and type."""
    return {name: session.execute_read(_run, query, workspace=workspace)[0]["n"] for name, query in cypher.COUNTS.items()}


def _until_none(session: Session, query: str, workspace: str) -> None:
    """Repeat a query that deletes a batch: one transaction for all would not fit into a server's memory."""
    while session.execute_write(_run, query, workspace=workspace)[0]["n"]:
        pass


def _run(transaction: ManagedTransaction, query: str, /, **parameters: object) -> list[dict[str, Any]]:
    # The queries are constants of kg.stores.cypher, with labels and types from closed sets: values only ever come as parameters.
    return transaction.run(query, parameters).data()


# --- actors -----------------------------------------------------------------------------------------------------


def _write_actors(session: Session, source: GraphSource, workspace: str) -> list[str]:
    """Create and update actors; the keys of those in the store that the workspace no longer has."""
    held = {row["key"]: row["digest"] for row in session.execute_read(_run, cypher.HELD_ACTORS, workspace=workspace)}
    for batch in _batches(actor_rows(source, workspace), lambda _: 1):
        new = [row for row in batch if row["key"] not in held]
        changed = [row for row in batch if held.get(row["key"], row["digest"]) != row["digest"]]
        session.execute_write(_put_actors, new, changed)
        for row in batch:
            held.pop(row["key"], None)
    return sorted(held)


def _put_actors(transaction: ManagedTransaction, new: list[Row], changed: list[Row]) -> None:
    for label in sorted({row["label"] for row in new}):
        _run(transaction, cypher.create_actors(label), rows=[row for row in new if row["label"] == label])
    if changed:
        _run(transaction, cypher.UNLABEL_ACTORS, rows=changed)
    for label in sorted({row["label"] for row in changed}):
        _run(transaction, cypher.update_actors(label), rows=[row for row in changed if row["label"] == label])


# --- documents --------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Changes:
    """What was written, what there should be in the end, and what is to go."""

    written: int
    unchanged: int
    expected: Counter[str]
    replaced: set[str]
    gone: list[str]


def _write_documents(session: Session, source: GraphSource, workspace: str) -> _Changes:
    held = {row["key"]: row["digest"] for row in session.execute_read(_run, cypher.HELD_DOCUMENTS, workspace=workspace)}
    changes = _Changes(0, 0, Counter(dict.fromkeys(cypher.COUNTED, 0)), set(), [])
    for batch in _batches(_changed(document_rows(source, workspace), held, changes), lambda made: made.size):
        session.execute_write(_put_documents, batch, [made.key for made in batch if made.key in changes.replaced])
        changes.written += len(batch)
    changes.gone = sorted(held)
    return changes


def _changed(documents: Iterable[DocumentRows], held: dict[str, str], changes: _Changes) -> Iterator[DocumentRows]:
    """Those whose digest the store does not hold; all are counted, and taken off `held`."""
    for made in documents:
        for name, part in cypher.COUNTED.items():
            changes.expected[name] += len(made.rows[part])
        digest = held.pop(made.key, "")
        if digest == made.digest:
            changes.unchanged += 1
            continue
        if digest != "":
            changes.replaced.add(made.key)
        yield made


def _put_documents(transaction: ManagedTransaction, batch: list[DocumentRows], replaced: list[str]) -> None:
    """Write these documents in one transaction, in place of what the store holds of those that are replaced."""
    if replaced:
        _remove_documents(transaction, replaced)
    for part, query in cypher.WRITE_PARTS.items():
        rows = [row for made in batch for row in made.rows[part]]
        if rows:
            _run(transaction, query, rows=rows)
    _run(transaction, cypher.SET_DIGESTS, rows=[{"key": made.key, "digest": made.digest} for made in batch])


def _batches(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    batch: list[T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= BATCH_ROWS:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


# --- the end ----------------------------------------------------------------------------------------------------


def _remove(session: Session, documents: list[str], actors: list[str], workspace: str) -> int:
    """Take gone documents, gone actors, and issues and outlets that nothing names any more out of the store."""
    for start in range(0, len(documents), 1000):
        session.execute_write(_remove_documents, documents[start : start + 1000])
    for start in range(0, len(actors), 1000):
        session.execute_write(_run, cypher.REMOVE_ACTORS, keys=actors[start : start + 1000])
    for query in cypher.REMOVE_ORPHANS:
        _until_none(session, query, workspace)
    return len(documents)


def _remove_documents(transaction: ManagedTransaction, keys: list[str]) -> None:
    for query in cypher.REMOVE_DOCUMENTS:
        _run(transaction, query, keys=keys)


def _rebuild_projections(session: Session, workspace: str) -> None:
    for relation in cypher.projected():
        session.execute_write(_rebuild_projection, relation, workspace)


def _rebuild_projection(transaction: ManagedTransaction, relation: str, workspace: str) -> None:
    _run(transaction, cypher.remove_projection(relation), workspace=workspace)
    _run(transaction, cypher.create_projection(relation), workspace=workspace, relation=relation)


def _compare(expected: Counter[str], found: dict[str, int]) -> None:
    pairs = [(name, expected[name], found[name]) for name in cypher.COUNTED]
    different = [f"{name}: {wanted} in the workspace, {held} in the store" for name, wanted, held in pairs if wanted != held]
    if different:
        raise KgError("the loaded graph differs from the workspace: " + "; ".join(different), hint="kg load --wipe writes all of it again")
