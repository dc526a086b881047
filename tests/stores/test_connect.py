"""Is what goes wrong between us and a store said in one clear line, with a way out?"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from neo4j.exceptions import Neo4jError

from kg.errors import Exit, KgError
from kg.stores.connect import Address, check_version, connected, explained


@contextmanager
def listener(reply: bytes) -> Iterator[int]:
    """Somebody who answers the first bytes with these and hangs up."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def serve() -> None:
            while True:
                try:
                    link, _ = server.accept()
                except OSError:
                    return
                with link:
                    link.recv(1024)
                    link.sendall(reply)

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def failure(address: Address) -> KgError:
    with pytest.raises(KgError) as caught, connected(address):
        pass
    return caught.value


def test_no_server() -> None:
    error = failure(Address("bolt://127.0.0.1:1"))
    assert "no server answers at bolt://127.0.0.1:1" in error.message
    assert "scripts/neo4j start" in error.hint


@pytest.mark.parametrize("reply", [bytes(4), bytes([0, 0, 0, 3]), b"HTTP/1.1 400 Bad Request\r\n\r\n"], ids=["refused", "bolt-3", "http"])
def test_no_bolt_that_we_know(reply: bytes) -> None:
    with listener(reply) as port:
        error = failure(Address(f"bolt://127.0.0.1:{port}"))
    assert "speaks no Bolt that we know" in error.message
    assert "Neo4j 5.x" in error.hint


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc"])
def test_no_tls(scheme: str) -> None:
    with listener(b"plain") as port:
        error = failure(Address(f"{scheme}://127.0.0.1:{port}"))
    assert "no secure connection" in error.message
    assert "bolt://" in error.hint


@pytest.mark.parametrize("uri", ["", "nonsense", "http://127.0.0.1:7474", "bolt://", "bolt://host:port", "bolt://user:word@host:7687"])
def test_no_address(uri: str) -> None:
    error = failure(Address(uri))
    assert (error.exit_code, "no address of a store" in error.message) == (Exit.USAGE, True)
    assert "bolt://127.0.0.1:7687" in error.hint


@pytest.mark.neo4j
def test_wrong_password(neo4j_address: Address) -> None:
    error = failure(Address(neo4j_address.uri, "nobody", "wrong password"))
    assert "refuses user 'nobody'" in error.message
    assert "wrong password" not in str(error)
    assert "KG_NEO4J_PASSWORD" in error.hint


def test_wrong_version() -> None:
    check_version("Neo4j/5.26.12")
    check_version("Neo4j/2025.10.1")
    with pytest.raises(KgError, match=r"Neo4j/4\.4\.40") as caught:
        check_version("Neo4j/4.4.40")
    assert "5.x" in caught.value.hint


@pytest.mark.parametrize("code", ["Security.Forbidden", "General.ForbiddenOnReadOnlyDatabase", "General.WriteOnReadOnlyAccessDatabase"])
def test_read_only_user(code: str) -> None:
    error = Neo4jError._hydrate_neo4j(code=f"Neo.ClientError.{code}", message="Write operations are not allowed")
    said = explained(error, Address("bolt://x", "reader"))
    assert "user 'reader' may not do this: Write operations are not allowed" in said.message
    assert "may write" in said.hint


def test_any_other_error_of_the_server() -> None:
    error = Neo4jError._hydrate_neo4j(code="Neo.DatabaseError.Statement.ExecutionFailed", message="disk is full\nat line 1")
    said = explained(error, Address("bolt://x"))
    assert (said.message, said.hint) == ("the store refuses: disk is full", "Neo.DatabaseError.Statement.ExecutionFailed")
