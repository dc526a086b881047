"""Turtle, N-Triples and JSON-LD."""

from __future__ import annotations

from pathlib import Path

from kg.exports.source import GraphSource, Writer
from kg.rdf.writers import write_jsonld, write_ntriples, write_turtle


def turtle(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Turtle for people to read."""
    return write_turtle(source, path, no_text=no_text, base=base)


def ntriples(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """N-Triples, streamed."""
    return write_ntriples(source, path, no_text=no_text, base=base)


def jsonld(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """JSON-LD with its context."""
    return write_jsonld(source, path, no_text=no_text, base=base)


EXPORTS: dict[str, Writer] = {"turtle": turtle, "ntriples": ntriples, "jsonld": jsonld}
