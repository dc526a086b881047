"""Is a file the database of a workspace, and how does it get the tables that this kg knows?

Version n of the tables is `schema/1.sql` to `schema/n.sql`, run in turn; a file once released is never changed.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from kg.errors import KgError

VERSION = 4
APPLICATION = 1801930593
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
# Version 1 was not marked as ours: it is known by its tables.
_FIRST_TABLES = frozenset(("runs", "documents", "refused", "articles", "actors", "statements", "stances", "redirects"))


def recognize(file: Path) -> None:
    """KgError where the file is not ours. Looks at its bytes alone: a stranger's file and folder stay untouched."""
    try:
        with file.open("rb") as stream:
            header = stream.read(_HEADER)
    except OSError as error:
        raise KgError(
            f"{file}: cannot be read: {error.strerror}", hint="is it a file of yours? else choose another folder with -w"
        ) from error
    if header and not header.startswith(_MAGIC):
        raise _foreign(file, "no SQLite database")
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application not in (0, APPLICATION):
        raise _foreign(file, "a database of another program")
    if header and application == 0:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            _expect_unmarked(connection, file, version)


def version_of(connection: sqlite3.Connection, file: Path) -> int:
    """The version of its tables, 0 where there are none yet; KgError where they are a newer kg's or another program's."""
    version, application = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("user_version", "application_id"))
    if application != APPLICATION:
        _expect_unmarked(connection, file, version)
    if version > VERSION:
        hint = "pip install --upgrade actor-statement-graph"
        raise KgError(f"{file}: made by a newer kg (schema {version}, this one knows {VERSION})", hint=hint)
    return version


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Run the steps after this version, each whole or not at all."""
    for number in range(version + 1, VERSION + 1):
        step = files("kg.workspace").joinpath("schema", f"{number}.sql").read_text(encoding="utf-8")
        connection.executescript(f"BEGIN IMMEDIATE; {step} PRAGMA user_version = {number}; COMMIT;")


def _expect_unmarked(connection: sqlite3.Connection, file: Path, version: int) -> None:
    """A build killed before its first table, or a workspace of version 1."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    if not (version == 0 and not tables) and not (version == 1 and tables >= _FIRST_TABLES):
        raise _foreign(file, "a database of another program")


def _foreign(file: Path, what: str) -> KgError:
    return KgError(f"{file}: {what}, not a workspace of kg", hint="choose another folder with -w")
