"""The program as a user runs it: in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KG = [sys.executable, "-c", "from kg.cli.main import run; run()"]
ARTICLE = "اتهم وزير النقل سالم نصر شركة المرافئ بالإهمال.\nوقال المدير سمير نصر إن المصنع آمن.\n"


def kg(*args: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run to the end."""
    return subprocess.run([*KG, *map(str, args)], capture_output=True, text=True, input=stdin, check=False)


@contextmanager
def started(*args: object) -> Iterator[subprocess.Popen[str]]:
    """Running; killed at the end of the block, where it still is."""
    process = subprocess.Popen([*KG, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        try:
            yield process
        finally:
            process.kill()


def write_articles(path: Path, n: int, text: str = ARTICLE) -> Path:
    """A file of n articles that differ."""
    lines = (json.dumps({"id": f"d{i}", "text": f"{text}\nالعدد {i}.\n", "source": "صوت الساحل"}, ensure_ascii=False) for i in range(n))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def dump(workspace: Path) -> list[str]:
    """All that a workspace holds, in the order of its keys."""
    from kg.workspace import Workspace

    with Workspace.open(workspace) as store:
        return list(store.connection.iterdump())
