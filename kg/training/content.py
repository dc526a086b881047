"""How often is each content pattern right? usage: python -m kg.training.content GOLD.jsonl [--lang ar] [--hold-back] [--write]

A pattern is right where the gold has its relation to the actor it points at. Counted over the articles given, with mentions
found by a tagger that was not trained on the article, and a first guess of one right in three added, so that what was seen
seldom is not believed much.
`--write` stores the figures as `weight` (and `seen`) of each entry of `stance.toml`.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.extractors import weights
from kg.model import Scored
from kg.stance.content import proposed
from kg.stance.features import CueView, token_range
from kg.stance.slots import Candidate, candidate
from kg.text.passage import Passage
from kg.training.fast import unseen_mentions
from kg.training.gold import GoldDocument, Range, held_back, read_gold
from kg.training.stance import Find, inner, views

_GUESS_RIGHT, _GUESS_SEEN = 1, 3


@dataclass(frozen=True, slots=True)
class Fired:
    """One stance that a pattern proposed, whether the gold has it, and which relations the gold has to the same actor."""

    rule: str
    right: bool
    words: str
    target: str
    gold: tuple[str, ...]


def main() -> None:
    """Measure, print, and with --write store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--lang", default="ar")
    parser.add_argument("--hold-back", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    documents = [d for d in read_gold(*args.gold) if d.lang == args.lang and not (args.hold_back and held_back(d.id))]
    with tempfile.TemporaryDirectory() as folder:
        find = unseen_mentions(documents, args.lang, Path(folder))
        found = [f for d in documents for f in fired(d, find(d))]
    measured = precision(found)
    for rule, (p, seen) in sorted(measured.items(), key=lambda m: -m[1][0]):
        sys.stdout.write(f"{p:.2f} {seen:4} {rule}\n")
    if args.write:
        path = weights(args.lang).parent / "stance.toml"
        path.write_text(stored(path.read_text(encoding="utf-8"), measured), encoding="utf-8")


def precision(found: list[Fired]) -> dict[str, tuple[float, int]]:
    """By rule: the share that is right, drawn to the first guess, and how many fired."""
    seen, right = Counter(f.rule for f in found), Counter(f.rule for f in found if f.right)
    return {rule: ((right[rule] + _GUESS_RIGHT) / (n + _GUESS_SEEN), n) for rule, n in seen.items()}


def stored(toml: str, measured: dict[str, tuple[float, int]]) -> str:
    """The text of `stance.toml` with each entry's `weight` and `seen` as measured; an entry that never fired gets the first guess."""

    def entry(match: re.Match[str]) -> str:
        p, seen = measured.get(f"content:{match['name']}", (_GUESS_RIGHT / _GUESS_SEEN, 0))
        return f"{match['head']}weight = {p:.2f}\nseen = {seen}\n"

    return re.sub(r"(?P<head>\[stance\.(?P<name>[\w-]+)\]\n(?:(?!\[).*\n)*?)weight = [\d.]+\n(?:seen = \d+\n)?", entry, toml)


def fired(document: GoldDocument, find: Find) -> Iterator[Fired]:
    """What the patterns propose for each gold statement, nested reports left to their own speakers."""
    known: dict[int, list[Scored]] = {}
    for s, view, offset in views(document):
        if offset not in known:
            known[offset] = find(view.p)
        speaker = document.mentions.get(s.speaker, ())
        at = [c for m in known[offset] if (c := _candidate(view.p, m)) and not _meets(c, offset, speaker)]
        for x in proposed(view, at, inner(document, s, offset)):
            if not x.actual:
                continue
            gold = tuple(g.relation.value for g in s.stances if _meets(x.target, offset, document.mentions.get(g.actor or "", ())))
            target = view.p.span(x.target.start, x.target.end).text
            yield Fired(x.rule, x.relation.value in gold, _context(view, x.evidence), target, gold)


def _candidate(p: Passage, m: Scored) -> Candidate | None:
    at = token_range(p, m.span)
    return candidate(p, *at, m.span.start) if at else None


def _meets(c: Candidate, offset: int, ranges: tuple[Range, ...]) -> bool:
    return any(r[0] < c.end + offset and c.start + offset < r[1] for r in ranges)


def _context(view: CueView, at: Range) -> str:
    return view.p.span(max(0, at[0] - 6), min(len(view.p.tokens), at[1] + 6)).text


if __name__ == "__main__":
    main()
