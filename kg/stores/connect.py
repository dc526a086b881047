"""How does one reach a store that speaks Bolt, and what do its errors mean to a user?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import Exit, KgError

if TYPE_CHECKING:
    from neo4j import Driver

LOWEST_VERSION = 5
ADDRESS_HINT = "for example bolt://127.0.0.1:7687 (bolt, bolt+s, bolt+ssc, neo4j, neo4j+s, neo4j+ssc)"
_ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://[^\s/:@]+(:\d{1,5})?/?|(bolt|neo4j)(\+s|\+ssc)?://\[[\da-fA-F:]+\](:\d{1,5})?/?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is and who asks; `database` None is the server's default one."""

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None


@contextmanager
def connected(address: Address) -> Iterator[Driver]:
    """A verified driver; inside the block too, the driver's errors become KgError with a way out."""
    import neo4j
    from neo4j.exceptions import DriverError, Neo4jError

    if not _ADDRESS.fullmatch(address.uri):
        raise KgError(f"{address.uri!r} is no address of a store", hint=ADDRESS_HINT, exit_code=Exit.USAGE)
    try:
        auth = (address.user, address.password)
        with neo4j.GraphDatabase.driver(address.uri, auth=auth, connection_timeout=15, notifications_min_severity="OFF") as driver:
            info = driver.get_server_info()
            check_version(info.agent)
            yield driver
    except (DriverError, Neo4jError, OSError) as error:
        raise explained(error, address) from error


def is_arcade(driver: Driver) -> bool:
    """Is the server an ArcadeDB (which does not enforce read access)?"""
    return "arcadedb" in driver.get_server_info().agent.casefold()


def check_version(agent: str) -> None:
    """KgError where the server says that it is older than Neo4j 5 (Cypher 5)."""
    found = re.match(r"Neo4j/(\d+)\.", agent)
    if found is not None and int(found[1]) < LOWEST_VERSION:
        raise KgError(f"the server is {agent}: its Cypher is too old", hint="Neo4j 5.x or newer; scripts/neo4j start brings 5.26")


def explained(error: Exception, address: Address) -> KgError:
    """What a driver's error means, in one line, and what to do."""
    from neo4j.exceptions import AuthError, CypherSyntaxError, Forbidden, Neo4jError

    said = (str(getattr(error, "message", None) or error).splitlines() or [type(error).__name__])[0].rstrip(":")
    code = getattr(error, "code", "") or ""
    if isinstance(error, CypherSyntaxError):
        return KgError(f"the query is no Cypher: {said}", hint="mend the query; see neo4j.com/docs/cypher-manual", exit_code=Exit.USAGE)
    if isinstance(error, AuthError):
        return KgError(f"{address.uri} refuses user {address.user!r}: {said}", hint="set KG_NEO4J_USER and KG_NEO4J_PASSWORD")
    if "read access mode" in said.casefold():
        return KgError(f"the query writes: {said}", hint="--cypher only reads; kg load writes", exit_code=Exit.USAGE)
    if isinstance(error, Forbidden) or "ReadOnly" in code or "read-only" in said.casefold():
        return KgError(f"user {address.user!r} may not do this: {said}", hint="connect as a user that may write")
    if isinstance(error, Neo4jError):
        return KgError(f"the store refuses: {said}", hint=f"{code or 'see the server log'}")
    return _unreachable(error, address, said)


def _unreachable(error: Exception, address: Address, said: str) -> KgError:
    causes = _chain(error)
    if any(mark in causes for mark in ("SSL", "certificate", "secure", "TLS", "encrypted")):
        return KgError(f"no secure connection to {address.uri}: {said}", hint="bolt+ssc:// trusts any certificate, bolt:// uses none")
    if _handshake(error) or "HTTP" in causes:
        return KgError(f"{address.uri} speaks no Bolt that we know: {said}", hint="Neo4j 5.x or newer, its Bolt port (usually 7687)")
    return KgError(f"no server answers at {address.uri}: {said}", hint="scripts/neo4j start prints the address of one")


def _handshake(error: Exception) -> bool:
    """Did the two fail to agree on a version of Bolt? (The driver files this under wrong configuration.)"""
    from neo4j.exceptions import ConfigurationError

    return isinstance(error, ConfigurationError) or "andshake" in _chain(error)


def _chain(error: BaseException | None) -> str:
    """All that an error and its causes say."""
    said: list[str] = []
    while error is not None and len(said) < 8:
        said.append(f"{type(error).__name__} {error}")
        error = error.__cause__ or error.__context__
    return " ".join(said)
