"""Under which id does a workspace stand in a store that holds several?

The id is given once, at the first load, and kept in the workspace's folder: it goes with the folder wherever that is moved.
"""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from neo4j import Driver

FILE = "graph-id"


def given_id(workspace: Path) -> str | None:
    """The id that the workspace has, None before its first load."""
    file = workspace / FILE
    return file.read_text(encoding="utf-8").strip() or None if file.is_file() else None


def id_of(workspace: Path) -> str:
    """The id that the workspace has, or a new one: its folder's name and a few random digits."""
    known = given_id(workspace)
    if known is not None:
        return known
    name = re.sub(r"[^\w.-]+", "-", workspace.resolve().name)[:40] or "workspace"
    made = f"{name}-{secrets.token_hex(4)}"
    try:
        (workspace / FILE).write_text(made + "\n", encoding="utf-8")
    except OSError as error:
        raise KgError(f"{workspace / FILE} cannot be written: {error.strerror}", hint="it must be writable at the first load") from error
    return made


def find_id(driver: Driver, database: str | None, workspace: Path) -> str:
    """The id to ask a store for: the workspace's own, else the only one that the store holds; KgError where that is unclear."""
    from kg.stores.read import read

    _, rows = read(driver, database, "MATCH (d:Document) RETURN DISTINCT d.workspace AS workspace ORDER BY workspace", {})
    held, own = [row[0] for row in rows], given_id(workspace)
    if own in held and own is not None:
        return own
    if len(held) == 1 and own is None:
        return str(held[0])
    if not held or own is not None:
        raise KgError(f"the store holds nothing of the workspace {workspace}", hint=f"kg load --to URI -w {workspace}")
    raise KgError(f"the store holds several workspaces ({', '.join(held)}) and {workspace} was never loaded", hint="name yours with -w")
