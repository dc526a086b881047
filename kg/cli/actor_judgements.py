"""`kg actors merge|split|rename|alias|undo|log|apply`: judgements on one log, signed, dated, reversible."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.actor_options import Because, Signed, judge, judgement
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceAt
from kg.cli.output import check_output, write_rows
from kg.errors import Exit, KgError

app = typer.Typer(rich_markup_mode=None)

Id = Annotated[str, typer.Argument(help="An actor's id.")]
Ids = Annotated[list[str], typer.Argument(help="Ids of actors.")]
Documents = Annotated[list[str] | None, typer.Option("--document", help="In this document the actor is somebody else; repeat it.")]
NewName = Annotated[str | None, typer.Option("--name", help="What that somebody is called.")]
Numbers = Annotated[list[int] | None, typer.Argument(help="Numbers of kg actors log; by default the last judgement that holds.")]
LogFile = Annotated[Path | None, typer.Option("-o", "--output", help="Write the log as JSON Lines, to share it; - is stdout.")]


@app.command(epilog="Example: kg actors merge person:samir-nasr x0123456789abcdef --reason 'same passport'")
def merge(
    keep: Annotated[str, typer.Argument(help="The id that stays.")],
    others: Annotated[list[str], typer.Argument(help="Ids that are the same actor.")],
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    by: Signed = None,
    reason: Because = None,
) -> None:
    """Several ids are one actor; the first stays. Graph, questions and exports follow at once, a store at the next load."""
    from kg.judgements.record import Verb

    judge(workspace, judgement(Verb.MERGE, [keep, *others], by, reason))


@app.command(epilog="Example: kg actors split x0123456789abcdef --document article-17 --name 'سمير نصر (طبيب)'")
def split(
    ids: Ids,
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    document: Documents = None,
    name: NewName = None,
    by: Signed = None,
    reason: Because = None,
) -> None:
    """Several ids are different actors, whatever joined them; or, with --document, one id is somebody else there."""
    from kg.judgements.record import Verb

    if not document:
        if name:
            raise KgError("--name is of the actor that --document parts off", hint="add --document ID", exit_code=Exit.USAGE)
        judge(workspace, judgement(Verb.SPLIT, ids, by, reason))
        return
    if len(ids) != 1:
        raise KgError(f"--document with {len(ids)} actors", hint="one actor at a time", exit_code=Exit.USAGE)
    judge(workspace, judgement(Verb.PART, ids, by, reason, documents=tuple(dict.fromkeys(document)), value=name))


@app.command(epilog="Example: kg actors rename x0123456789abcdef 'سمير نصر'")
def rename(
    id: Id,
    name: Annotated[str, typer.Argument(help="What it is called, in Arabic or Latin letters.")],
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    by: Signed = None,
    reason: Because = None,
) -> None:
    """Call an actor so; its id and its other names stay."""
    from kg.judgements.record import Verb

    judge(workspace, judgement(Verb.RENAME, [id], by, reason, value=name.strip()))


@app.command(epilog="Example: kg actors alias country:US 'العم سام'")
def alias(
    id: Id,
    name: Annotated[str, typer.Argument(help="A name that means this actor in every document.")],
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    by: Signed = None,
    reason: Because = None,
) -> None:
    """A name means this actor: whoever is called exactly so, and is in no list of actors, is this actor."""
    from kg.judgements.record import Verb

    judge(workspace, judgement(Verb.ALIAS, [id], by, reason, value=name.strip()))


@app.command(epilog="Example: kg actors undo 3   (kg actors undo 4 then takes the undo back)")
def undo(numbers: Numbers = None, workspace: WorkspaceAt = DEFAULT_WORKSPACE, by: Signed = None, reason: Because = None) -> None:
    """Take judgements back, the last one by default; the log keeps both."""
    from kg.judgements.record import Verb
    from kg.judgements.settle import holding
    from kg.workspace import Workspace

    with Workspace.open(workspace) as store:
        log = store.judgements()
    held = {j.id for j in holding(log.values())[0]}
    last = [n for n, j in log.items() if j.id in held and j.verb is not Verb.UNDO][-1:]
    wanted = list(dict.fromkeys(numbers or last))
    if not wanted:
        raise KgError(f"{workspace}: no judgement holds that could be undone", hint=f"kg actors log -w {workspace}")
    for n in wanted:
        if n not in log or log[n].id not in held:
            what = "is undone already" if n in log else "is not in the log"
            raise KgError(f"judgement {n} {what}", hint=f"kg actors log -w {workspace} lists the numbers")
    judge(workspace, judgement(Verb.UNDO, [log[n].id for n in wanted], by, reason))


@app.command(epilog="Example: kg actors log -o judgements.jsonl")
def log(workspace: WorkspaceAt = DEFAULT_WORKSPACE, output: LogFile = None, format: FormatOption = Format.TABLE) -> None:
    """All judgements in the order they came, with what has become of each; -o writes them as JSON Lines, to share in git."""
    from kg.judgements.record import to_line
    from kg.resolution import states
    from kg.workspace import Workspace
    from kg.written import whole_file

    if output is not None:
        check_output(output, "judgements.jsonl")
    with Workspace.open(workspace) as store:
        judgements, found = store.judgements(), {} if output else states(store)
    if output is not None:
        with whole_file(output) as out:
            out.writelines(f"{to_line(j)}\n" for j in sorted(judgements.values(), key=lambda j: j.order))
        typer.echo(f"{output}: {len(judgements)} judgements", err=True)
        return
    numbers = {j.id: str(n) for n, j in judgements.items()}
    rows = [
        (
            n,
            j.at[:19],
            j.by,
            j.verb.value,
            " ".join(numbers.get(i, i) for i in j.actors),
            " ".join(j.documents),
            j.value,
            j.reason,
            found[j.id].value,
        )
        for n, j in judgements.items()
    ]
    write_rows(("number", "at", "by", "verb", "actors", "documents", "name", "reason", "state"), rows, format)


@app.command(epilog="Example: kg actors apply judgements.jsonl -w another")
def apply(
    file: Annotated[Path, typer.Argument(help="Judgements as kg actors log -o writes them.")], workspace: WorkspaceAt = DEFAULT_WORKSPACE
) -> None:
    """Take over the judgements of another workspace; the same file twice changes nothing. Those that fit nobody here wait."""
    from kg.judgements.files import read_log
    from kg.judgements.settle import State
    from kg.resolution import resolve
    from kg.workspace import Workspace

    judgements = read_log(file)
    with Workspace.open(workspace, write=True) as store:
        new = store.judge(judgements)
        found = resolve(store)
    waiting = sum(found[j.id] is State.WAITING for j in judgements)
    typer.echo(f"{file}: {new} of {len(judgements)} judgements are new, {waiting} wait for actors that are not here", err=True)
