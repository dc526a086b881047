"""Which part of a workspace do the options of a command select? Names become ids; what cannot be is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import typer

from kg.cli.options import day
from kg.errors import Exit, KgError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kg.graph.ties import Selection
    from kg.workspace import Workspace


class Selecting(Protocol):
    """Options that select."""

    @property
    def since(self) -> str: ...  # noqa: D102
    @property
    def until(self) -> str: ...  # noqa: D102
    @property
    def outlet(self) -> list[str] | None: ...  # noqa: D102
    @property
    def relation(self) -> list[str] | None: ...  # noqa: D102
    @property
    def actor(self) -> list[str] | None: ...  # noqa: D102
    @property
    def confidence(self) -> float: ...  # noqa: D102
    @property
    def hearsay(self) -> bool: ...  # noqa: D102


def selected(store: Workspace, given: Selecting) -> Selection:
    """The selection; KgError (wrong usage) names what is no date, relation, outlet or actor of the workspace, and what is."""
    from kg.graph.ties import Selection
    from kg.model import Relation

    since, until = day("--from", given.since), day("--to", given.until)
    if since and until and until < since[: len(until)]:
        raise KgError(f"--to {until} is before --from {since}", hint="give the earlier one to --from", exit_code=Exit.USAGE)
    for name in given.relation or ():
        expect("--relation", name, list(Relation))
    outlets = [row[0] for row in store.rows("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY outlet")]
    for name in given.outlet or ():
        _expect_outlet(name, outlets)
    wanted, actors = frozenset(map(Relation, given.relation or ())), frozenset(_ids(store, given.actor or ()))
    return Selection(since, until, frozenset(given.outlet or ()), wanted, actors, given.confidence, given.hearsay)


def expect(option: str, value: str, known: Collection[str]) -> None:
    """KgError (wrong usage) with all that can be chosen where the value is none of it."""
    if value not in known:
        raise KgError(f"{option} cannot be {value!r}", hint=f"one of {', '.join(known)}", exit_code=Exit.USAGE)


def _expect_outlet(name: str, known: list[str]) -> None:
    from kg.questions.book import nearest

    if name not in known:
        listed = ", ".join(known[:20]) + (", ..." if len(known) > 20 else "")
        hint = nearest(name, known, f"the workspace has {listed or 'none'}")
        raise KgError(f"there is no outlet {name!r}", hint=hint, exit_code=Exit.USAGE)


def _ids(store: Workspace, names: Iterable[str]) -> Iterable[str]:
    from kg.questions.run import named_in_workspace

    for name in names:
        ids = named_in_workspace(store.connection, name)
        if not ids:
            raise KgError(f"no actor is called {name!r} here", hint=f"kg actors search {name!r} finds similar names", exit_code=Exit.USAGE)
        if ids != [name]:
            typer.echo(f"--actor {name!r} is {', '.join(ids)}", err=True)
        yield from ids
