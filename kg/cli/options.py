"""Options that several commands share."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import Exit, KgError


class Format(StrEnum):
    """How rows are written to stdout."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class ReaderName(StrEnum):
    """Which reader reads the words."""

    FAST = "fast"
    ACCURATE = "accurate"


def _known(lang: str | None) -> str | None:
    """Only a language that is read; which are is looked up only where one is given."""
    if lang is not None:
        from kg.extractors import LANGUAGES

        if lang not in LANGUAGES:
            raise typer.BadParameter(f"no reader for {lang!r}; known are {', '.join(LANGUAGES)}")
    return lang


Inputs = Annotated[list[str], typer.Argument(help="Files (.jsonl[.gz|.xz] .txt .html), folders, or - for JSON Lines on stdin.")]
WorkspaceAt = Annotated[Path, typer.Option("-w", "--workspace", envvar="KG_WORKSPACE", help="The workspace's folder.")]
DEFAULT_WORKSPACE = Path("kg-workspace")
Output = Annotated[Path, typer.Option("-o", "--output", help="The file to write; - is stdout.")]
STDOUT = Path("-")
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=256, envvar="KG_JOBS", help="Processes to read with.")]
Lang = Annotated[str | None, typer.Option("--lang", callback=_known, help="Language of documents that do not say theirs: ar or en.")]
ReaderOption = Annotated[ReaderName | None, typer.Option("--reader", help="The reader; by default the best one installed.")]
FormatOption = Annotated[Format, typer.Option("--format", help="Form of the output.")]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="At most so many statements, the surest; the page says what is left out.")]
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
Since = Annotated[str, typer.Option("--since", help="Not before this day, month or year.")]
Until = Annotated[str, typer.Option("--until", help="Not after this day, month or year.")]


def day(option: str, text: str) -> str:
    """A day, month or year as typed, or nothing; KgError (usage) where it is none, or is in no calendar (2024-13)."""
    if text and not _DATE.fullmatch(text):
        raise KgError(
            f"{option} {text!r} is no day, month or year",
            hint="a day, month or year: 2024-03-05, 2024-03, 2024",
            exit_code=Exit.USAGE,
        )
    return text


def key_value(text: str) -> tuple[str, str]:
    """A parameter as typed, `speaker=NAME`; KgError (usage) where it has no name or no equals sign."""
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise KgError(f"-p {text!r} is no key=value", hint="-p speaker=NAME", exit_code=Exit.USAGE)
    return key, value
