"""How do judgements come from a file?"""

from __future__ import annotations

from pathlib import Path

from kg.errors import Exit, KgError
from kg.judgements.record import Judgement, from_line


def read_log(path: Path) -> list[Judgement]:
    """The judgements of a JSON Lines file; KgError names file and line of the first that is none, then nothing is taken."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        hint = "kg actors log -o judgements.jsonl writes one"
        raise KgError(f"{path}: cannot be read: {error}", hint=hint, exit_code=Exit.USAGE) from error
    return [from_line(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()]
