"""`kg actors reconcile|recode`: many judgements, one after the other or from a table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.actor_options import Because, Signed, judgement
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceAt
from kg.cli.output import write_rows

if TYPE_CHECKING:
    from kg.reconciling import Duplicate, Side
    from kg.workspace import Workspace

app = typer.Typer(rich_markup_mode=None)

Above = Annotated[float | None, typer.Option("--accept-above", min=0.0, max=1.0, help="Merge all pairs at least so likely, unasked.")]
Listed = Annotated[bool, typer.Option("--list", help="List the pairs and ask nothing.")]


@app.command(epilog="Example: kg actors reconcile   (kg actors reconcile --list --format csv: to look first)")
def reconcile(
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    accept_above: Above = None,
    list_: Listed = False,
    by: Signed = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Likely duplicates, best first, each with its reason: y merges, n keeps apart, s asks again next time, q ends.

    Each answer is written at once: what was answered is not asked again.
    """
    from kg.reconciling import duplicates
    from kg.resolution import resolve
    from kg.workspace import Workspace

    if list_:
        with Workspace.open(workspace) as store:
            found = duplicates(store)
        rows = [(d.keep.id, d.keep.label, d.other.id, d.other.label, round(d.p, 4), d.reason) for d in found]
        write_rows(("keep", "label", "other", "other_label", "probability", "reason"), rows, format)
        return
    with Workspace.open(workspace, write=True) as store:
        resolve(store)
        found = duplicates(store)
        if accept_above is None:
            said = _ask(store, found, by)
        else:
            said = _accept(store, [d for d in found if d.p >= accept_above], by)
        resolve(store)
    typer.echo(f"{said} of {len(found)} pairs judged; kg actors log lists them, kg actors undo takes them back", err=True)


def _accept(store: Workspace, found: Iterable[Duplicate], by: str | None) -> int:
    from kg.judgements.record import Verb

    return store.judge(judgement(Verb.MERGE, [d.keep.id, d.other.id], by, f"reconcile {d.reason}") for d in found)


def _ask(store: Workspace, found: list[Duplicate], by: str | None) -> int:
    """How many pairs were answered; those that the answers before have settled are not asked."""
    from kg.judgements.components import Components
    from kg.judgements.record import Verb

    sets, said = Components(), 0
    for n, d in enumerate(found, 1):
        ids = [d.keep.id, d.other.id]
        if sets.together(ids):
            continue
        answer = _answer(f"\n{n}/{len(found)}  {d.reason}\n  {_shown(store, d.keep)}\n  {_shown(store, d.other)}")
        if answer == "q":
            break
        if answer == "s":
            continue
        verb = Verb.MERGE if answer == "y" else Verb.SPLIT
        said += store.judge([judgement(verb, ids, by, f"reconcile {d.reason}")])
        if verb is Verb.MERGE:
            sets.join(*ids)
    return said


def _answer(question: str) -> str:
    """y, n, s or q; the end of the input is q."""
    typer.echo(question, err=True)
    while True:
        try:
            answer = input_line()
        except EOFError:
            return "q"
        if answer in ("y", "n", "s", "q"):
            return answer
        typer.echo("y: one actor, n: two, s: skip, q: end", err=True)


def input_line() -> str:
    """One answer from the keyboard or a pipe; the prompt goes to stderr, where the question is."""
    import sys

    typer.echo("same? [y/n/s/q] ", err=True, nl=False)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip().casefold()


def _shown(store: Workspace, side: Side) -> str:
    """An actor with words that it said or that were said of it: who is that?"""
    sql = "SELECT quote, title FROM statement_view WHERE speaker_id = ?1 ORDER BY content IS NULL, id LIMIT 1"
    row = next(store.rows(sql, (side.id,)), None)
    said = f'\n      "{row["quote"][:160]}" ({row["title"] or "no title"})' if row else ""
    names = [n for n in side.names if n != side.label][:4]
    return f"{side.label}  {side.id}  {side.type.value}, {side.statements} statements" + (f"; {' | '.join(names)}" if names else "") + said


@app.command(epilog="Example: kg actors recode codes.csv   (then kg actors recode codes.csv --yes)")
def recode(
    file: Annotated[Path, typer.Argument(help="CSV with the columns old,new: ids or names.")],
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without, only show it.")] = False,
    by: Signed = None,
    reason: Because = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Rename and merge many actors: old becomes one with new, or is called new where nobody is. Shows what it would do first."""
    from kg.judgements.record import Verb
    from kg.recoding import recode as work_out
    from kg.resolution import resolve
    from kg.workspace import Workspace

    with Workspace.open(workspace, write=yes) as store:
        rows = work_out(store, file)
        if yes:
            for r in rows:
                ids, name = ([r.new, r.old], None) if r.verb is Verb.MERGE else ([r.old], r.new)
                store.judge([judgement(r.verb, ids, by, reason or f"recode {file.name}", value=name)])
            resolve(store)
    write_rows(("old", "verb", "new", "statements"), [(r.old, r.verb.value, r.new, r.statements) for r in rows], format)
    typer.echo(f"{len(rows)} actors recoded" if yes else f"{len(rows)} actors would change; --yes does it", err=True)
