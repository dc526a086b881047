"""What the commands of `kg actors` share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.judgements.record import Judgement, Verb
    from kg.workspace import Workspace

Signed = Annotated[str | None, typer.Option("--by", help="Who judges; by default KG_USER, else the login name.")]
Because = Annotated[str | None, typer.Option("--reason", help="Why, for those who read the log.")]


def judgement(verb: Verb, actors: list[str], by: str | None, reason: str | None, **more: object) -> Judgement:
    """A judgement made now; KgError (usage) where it says nothing."""
    from kg.errors import Exit
    from kg.judgements.record import Judgement
    from kg.judgements.signing import now, signer

    try:
        return Judgement(now(), signer(by), verb, tuple(actors), reason=reason, **more)  # type: ignore[arg-type]
    except ValueError as error:
        raise KgError(str(error), hint=f"kg actors {verb.value} --help", exit_code=Exit.USAGE) from error


def judge(workspace: Path, made: Judgement) -> None:
    """Append the judgement and draw what follows; says what became of it."""
    from kg.judgements.record import Verb
    from kg.resolution import resolve
    from kg.workspace import Workspace

    with Workspace.open(workspace, write=True) as store:
        if made.verb is not Verb.UNDO:
            check_known(store, made.actors)
        store.judge([made])
        state = resolve(store)[made.id]
        number = max(store.judgements())
    typer.echo(f"{number}: {made.verb.value} {' '.join(made.actors)}: {state.value}; kg actors undo {number} takes it back", err=True)


def check_known(store: Workspace, ids: tuple[str, ...]) -> None:
    """KgError for the first id that is nobody's, here or in the registry."""
    from kg.resolution import world

    known = world(store)
    for id_ in ids:
        if not known.exists(id_):
            raise KgError(f"no actor {id_!r} in {store.path} or in the registry", hint="kg actors search WORDS lists ids")
