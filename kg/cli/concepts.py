"""`kg concepts`: a codebook of the user's own: what it covers, what is left, and a first draft of one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli.options import DEFAULT_WORKSPACE, STDOUT, Format, FormatOption, Output, WorkspaceAt
from kg.cli.output import check_output, write_rows
from kg.cli.spread import spread
from kg.errors import Exit, KgError

if TYPE_CHECKING:
    from kg.concepts.codebook import Codebook
    from kg.concepts.coverage import Coverage
    from kg.workspace import Workspace

# What is left, in a table for people: csv and json have all.
MOST = 25
_STANCES = "SELECT id, speaker_id, issue, content, polarity FROM stance_view ORDER BY id, ordinal"
_ISSUES = "SELECT issue, count(*) AS n FROM stances WHERE issue IS NOT NULL AND concept IS NULL GROUP BY issue ORDER BY issue"


class _ShowByDefault(TyperGroup):
    """`kg concepts FILE` is `kg concepts show FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_ShowByDefault, rich_markup_mode=None, no_args_is_help=False, add_completion=False)


@app.callback(epilog="Example: kg concepts --suggest -o codebook.toml; kg concepts codebook.toml; kg concepts use codebook.toml")
def concepts() -> None:
    """Group what is said under concepts of a codebook: `show` (the default) its coverage, `use` it, `forget` it; --suggest drafts one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What can be asked of a codebook."""

    codebook: Annotated[Path | None, typer.Argument(help="A codebook (TOML); without one, that of the workspace.")] = None
    workspace: WorkspaceAt = DEFAULT_WORKSPACE
    suggest: Annotated[bool, typer.Option("--suggest", help="Draft a codebook of what no concept covers yet.")] = False
    least: Annotated[int, typer.Option("--min", min=1, help="With --suggest: groups of at least so many issues.")] = 3
    left: Annotated[bool, typer.Option("--left", help="In csv: what is left, not what is covered.")] = False
    format: FormatOption = Format.TABLE
    output: Output = STDOUT


@app.command(epilog="Example: kg concepts codebook.toml -w elections   (tries it; kg concepts use codebook.toml stores it)")
@spread(Wanted)
def show(wanted: Wanted) -> None:
    """What a codebook covers and what is left, in stances; or, with --suggest, a draft of one."""
    from kg.workspace import Workspace

    if wanted.output != STDOUT and not wanted.suggest:
        raise KgError("-o is for the draft of --suggest", hint="--format csv > FILE", exit_code=Exit.USAGE)
    check_output(wanted.output, "codebook.toml")
    with Workspace.open(wanted.workspace) as store:
        if wanted.suggest:
            _write(_draft(store, wanted.least), wanted.output)
            return
        covered = _cover(store, wanted.codebook)
    _show(covered, wanted.left, wanted.format)


@app.command(epilog="Example: kg concepts use codebook.toml -w elections")
def use(codebook: Annotated[Path, typer.Argument(help="A codebook (TOML).")], workspace: WorkspaceAt = DEFAULT_WORKSPACE) -> None:
    """Store the codebook in the workspace: exports, networks and questions follow it, and so does what is built later."""
    from kg.workspace import Workspace

    book = _read(codebook)
    with Workspace.open(workspace, write=True) as store:
        store.use_codebook(book, codebook.name)
        coded, all_ = next(store.rows("SELECT count(concept), count(*) FROM stances"))
    typer.echo(f"{workspace}: {coded} of {all_} stances fall under one of the {len(book.concepts)} concepts of {codebook.name}", err=True)


@app.command(epilog="Example: kg concepts forget -w elections")
def forget(workspace: WorkspaceAt = DEFAULT_WORKSPACE) -> None:
    """Take the codebook out of the workspace."""
    from kg.workspace import Workspace

    with Workspace.open(workspace, write=True) as store:
        store.use_codebook(None)
    typer.echo(f"{workspace}: no codebook is used any more", err=True)


def _read(path: Path) -> Codebook:
    from kg.concepts.codebook import parse

    try:
        return parse(path.read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise KgError(f"{path}: not UTF-8: {error}", hint="save the file as UTF-8") from error
    except FileNotFoundError as error:
        hint = f"kg concepts --suggest -o '{path}' drafts one"
        raise KgError(f"{path}: no such file", hint=hint, exit_code=Exit.USAGE) from error


def _cover(store: Workspace, codebook: Path | None) -> Coverage:
    from kg.concepts.coverage import cover

    book = _read(codebook) if codebook else store.codebook
    if book is None:
        hint = "kg concepts --suggest -o codebook.toml drafts one; kg concepts use codebook.toml"
        raise KgError(f"{store.path}: uses no codebook", hint=hint, exit_code=Exit.USAGE)
    return cover(book, map(dict, store.rows(_STANCES)))


def _draft(store: Workspace, least: int) -> str:
    from kg.concepts.suggest import draft, groups

    issues = {row["issue"]: row["n"] for row in store.rows(_ISSUES)}
    found = groups(issues, least)
    if not found:
        raise KgError(
            f"nothing recurs in the {len(issues)} issues that no concept covers", hint=f"--min {max(1, least - 1)}, or more articles"
        )
    held, all_ = sum(group.stances for group in found), sum(issues.values())
    typer.echo(f"{len(found)} groups hold {held} of {all_} stances whose issue no concept covers", err=True)
    return draft(found)


def _write(text: str, output: Path) -> None:
    from kg.written import whole_file

    with whole_file(output) as out:
        out.write(text)


def _show(covered: Coverage, left: bool, format: Format) -> None:
    from kg.concepts.coverage import COLUMNS, LEFT_COLUMNS

    counts = {"stances": covered.stances, "with_words": covered.with_words, "coded": covered.coded}
    if format is Format.JSON:
        tables = (("concepts", COLUMNS, covered.rows()), ("left", LEFT_COLUMNS, covered.left_rows()))
        told = {name: [dict(zip(columns, row, strict=True)) for row in rows] for name, columns, rows in tables}
        typer.echo(json.dumps(counts | told, ensure_ascii=False, indent=1))
    elif format is Format.CSV:
        columns, rows = (LEFT_COLUMNS, covered.left_rows()) if left else (COLUMNS, covered.rows())
        write_rows(columns, rows, format)
    else:
        share = f" ({covered.coded / covered.with_words:.0%})" if covered.with_words else ""
        typer.echo(
            f"{covered.coded} of {covered.with_words} stances with words fall under a concept{share}; {covered.stances} stances in all"
        )
        write_rows(COLUMNS, covered.rows(), format)
        remaining = covered.left_rows()
        write_rows(("left", *LEFT_COLUMNS[1:]), remaining[:MOST], format)
        if len(remaining) > MOST:
            typer.echo(f"{MOST} of {len(remaining)} that are left; --left --format csv has all", err=True)
