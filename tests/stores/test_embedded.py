"""Is the embedded copy the workspace's graph, made again when the workspace changed and only then?"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.stores.connect import connected
from kg.stores.embedded import WORKSPACE, embedded, fingerprint_of
from kg.stores.load import count
from kg.stores.read import read
from tests.builders import sample
from tests.stores.source import Records
from tests.stores.test_load import COUNTS


def counts(source: Records, folder: Path, state: str) -> dict[str, int]:
    with embedded(source, folder, state) as address, connected(address) as driver, driver.session(database=address.database) as session:
        return count(session, WORKSPACE)


def test_made_once_and_again_when_the_workspace_changed(tmp_path: Path) -> None:
    pytest.importorskip("arcadedb_embedded")
    assert counts(Records(sample()), tmp_path, "1") == COUNTS
    assert counts(Records([]), tmp_path, "1") == COUNTS  # not made again: the source was not even read
    assert counts(Records(sample()[:1]), tmp_path, "2")["Statement"] == 2


def test_it_reads_only(tmp_path: Path) -> None:
    pytest.importorskip("arcadedb_embedded")
    source = Records(sample()[:1])
    with pytest.raises(KgError, match="writes or calls"), embedded(source, tmp_path, "1") as address, connected(address) as driver:
        read(driver, address.database, "MATCH (n) DETACH DELETE n", {})


def test_its_process_ends_with_the_block(tmp_path: Path) -> None:
    pytest.importorskip("arcadedb_embedded")
    with embedded(Records([]), tmp_path, "1") as address:
        pass
    with pytest.raises(KgError, match="no server answers"), connected(address):
        pass


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "arcadedb_embedded" else find(name))
    with pytest.raises(KgError, match="extra 'embedded'") as caught, embedded(Records([]), tmp_path, "1"):
        pass
    assert "pip install 'actor-statement-graph[embedded]'" in caught.value.hint


def test_a_fingerprint_changes_with_the_file_and_its_log(tmp_path: Path) -> None:
    file = tmp_path / "kg.db"
    file.write_bytes(b"1")
    seen = [fingerprint_of(file)]
    (tmp_path / "kg.db-wal").write_bytes(b"log")
    seen.append(fingerprint_of(file))
    os.utime(file, ns=(1, 1))
    seen.append(fingerprint_of(file))
    assert len(set(seen)) == 3
