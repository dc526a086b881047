"""What is exported: the graph of a workspace, or of records in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.source import GraphSource

# Writes the graph to a path, short of text if asked; gives the number of statements (or edges) written.
Writer = Callable[[GraphSource, Path, bool, str | None], int]

__all__ = ["GraphSource", "Writer"]
