"""The command `kg`: which commands are there, and the one place where errors meet the user.

A command is one module `kg/cli/<name>.py` with an `app: typer.Typer`; its row in `COMMANDS` names the module and says in one
line what it does. The module is imported only when the command is called, so that `kg --help` stays quick; a row whose
module is not there is not listed. Heavy imports stand inside the functions.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from kg import __version__
from kg.errors import Exit, KgError

COMMANDS = {
    "extract": "statements of documents, one JSON record a line",
    "build": "read documents into a workspace",
    "remove": "take documents out of a workspace",
    "status": "what a workspace holds",
    "query": "ask a named question, or Cypher",
    "sparql": "ask in SPARQL",
    "view": "write one page to look at everything",
    "serve": "the same page, live on this machine",
    "network": "projections, their measures and pictures",
    "concepts": "group what is said by a codebook",
    "export": "write the graph as a file",
    "validate": "check the graph against its shapes",
    "load": "load the graph into Neo4j",
    "explain": "show how a sentence was read",
    "eval": "score against a gold file",
    "actors": "who is known; merge, split, import, reconcile",
}


class _EnoughError(Exception):
    """Whoever reads our output has closed the pipe: no error. (Typer would make one of a BrokenPipeError.)"""


@contextmanager
def _into_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise _EnoughError from None


class _Commands(TyperGroup):
    """Commands imported on first use. (Typer carries its own click, so click's types are no part of the signatures.)"""

    def make_context(self, *args: Any, **options: Any) -> Any:
        with _into_pipe():  # help is written here
            return super().make_context(*args, **options)

    def invoke(self, ctx: Any) -> Any:
        with _into_pipe():
            return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:
        return [name for name in COMMANDS if importlib.util.find_spec(f"kg.cli.{name}")]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.list_commands(ctx):
            return None
        app: typer.Typer = importlib.import_module(f"kg.cli.{cmd_name}").app
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


app = typer.Typer(cls=_Commands, add_completion=False, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False)


def _version(value: bool) -> None:
    if value:
        typer.echo(__version__)
        raise typer.Exit


@app.callback(epilog="Example: kg build articles/ && kg query who-blamed-whom")
def main(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version.")) -> None:
    """Reads news, finds who said what about whom with which stance, and keeps it as a graph."""


def run() -> None:
    """Entry point of the command line; exit codes of the contract."""
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_pipes()
    sys.exit(code)


def _run() -> str | int | None:
    try:
        app()
    except SystemExit as end:
        return end.code
    except _EnoughError:
        _close_pipes()
    except KgError as error:
        return _tell(error)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        hint = "is there room on the disk, and may you read and write there?"
        return _tell(KgError(f"{place}{error.strerror or error}", hint=hint))
    return Exit.DONE


def _tell(error: KgError) -> Exit:
    typer.echo(f"kg: {error.message}", err=True)
    if error.hint:
        typer.echo(f"  hint: {error.hint}", err=True)
    return error.exit_code


def _close_pipes() -> None:
    """What is still buffered goes nowhere, so that the interpreter does not complain of it at its end."""
    for stream in (sys.stdout, sys.stderr):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
