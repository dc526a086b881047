"""How does a list of actors come into a workspace? As a stream, whole or not at all, and the same list twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.catalogues.files import reader_of
from kg.readers.refusal import Refusal
from kg.resolution import link, resolve
from kg.workspace import Workspace
from kg.workspace.imported import Report, add, doubles

# Pages of the index that are held in memory, in KiB: keys come in no order.
_CACHE = 200_000


def import_list(store: Workspace, path: Path, refused: Callable[[Refusal], None]) -> tuple[Report, int]:
    """Take a list in and link the workspace's actors to it; what it did, and how many actors of the workspace are in lists now.

    KgError where the file is no list that we know; a row that says nothing is given to `refused`.
    """
    read, report = reader_of(path), Report()
    store.connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    with store.connection as c:
        for item in read(path):
            if isinstance(item, Refusal):
                refused(item)
            else:
                add(c, item, path.name, report)
        report.conflicts += doubles(c)
    found = link(store)
    resolve(store)
    return report, found
