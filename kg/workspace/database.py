"""How is a workspace's database opened: by any number of readers, and by one writer at a time?"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.errors import Exit, KgError
from kg.workspace.migrations import VERSION, migrate, recognize, version_of

# How long a writer waits for SQLite itself: a reader that holds it up is done in a moment.
_PATIENCE = 5.0
# Mistakes of this program, not of the file: they must not be read as a full disk.
_OURS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_RANGE)


@contextmanager
def opened(file: Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    """A connection with the tables of this kg; KgError where the file is not ours or cannot be used, or where another kg writes."""
    try:
        if file.exists():
            recognize(file)
        with _written(file) if write else _read(file) as connection:
            yield connection
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _OURS:
            raise
        raise KgError(f"{file}: {error}", hint="is there room on the disk, and may you read and write here?") from error


@contextmanager
def _written(file: Path) -> Iterator[sqlite3.Connection]:
    with _only_writer(file.parent), _connected(file) as connection:
        # Tables first, in one file; the log beside it later: until then a killed build leaves an empty file or a whole one.
        migrate(connection, version_of(connection, file))
        connection.execute("PRAGMA journal_mode = WAL")
        yield connection


@contextmanager
def _read(file: Path) -> Iterator[sqlite3.Connection]:
    with _connected(file) as connection:
        version = version_of(connection, file)
    if version == 0:
        raise KgError(f"{file}: nothing was built here yet", hint=f"kg build FOLDER -w {file.parent}", exit_code=Exit.USAGE)
    if version < VERSION:
        with _written(file):
            pass
    with _connected(file) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")  # one state for as long as it is read, whatever a writer does meanwhile
        yield connection


@contextmanager
def _connected(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=_PATIENCE)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


@contextmanager
def _only_writer(folder: Path) -> Iterator[None]:
    """Hold the folder's write lock. An SQLite lock: the system frees it when the process dies, on every platform."""
    name = folder / "kg.writer"
    with closing(sqlite3.connect(folder / "kg.lock", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise KgError(
                f"{folder}: another kg is writing here: {_named(name)}", hint="wait until it is done, or use another -w"
            ) from error
        name.write_text(f"process {os.getpid()}, {' '.join(map(os.path.basename, sys.argv[:2]))}\n", encoding="utf-8")
        try:
            yield
        finally:
            name.unlink(missing_ok=True)


def _named(name: Path) -> str:
    """Who wrote the lock's name; it may have been given back just now."""
    try:
        return name.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return "it has just finished"
