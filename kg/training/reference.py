"""Learn who is meant: usage: scripts/train reference GOLD.jsonl... --lang ar [--models DIR] [--out FILE]

Two tables for `kg.discourse`: `link` (does a mention mean somebody named before?) and `understood` (who speaks where nobody is named?).
The gold names only speakers, targets and addressees; who else stands about is found by the fast reader's tagger of names.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.attribution.mentions import MentionFinder
from kg.discourse.cast import Cast
from kg.discourse.entity import Entity
from kg.discourse.profile import Profile, profile
from kg.discourse.speakers import Memory
from kg.extractors import weights
from kg.knowledge import Knowledge
from kg.lang.cueforms import first_person
from kg.lang.normalize import fold
from kg.lang.pack import Pack, load
from kg.lang.reference import reference
from kg.linear import Features, best
from kg.model import Span
from kg.text.crf import crf
from kg.text.passage import passage
from kg.training.gold import GoldDocument, Range, held_back, read_gold

Array = NDArray[np.float64]
PENALTY, ROUNDS, STEP = 1.0, 150, 0.5
Mention = tuple[Profile, str | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: what speaks for each choice, and which one is the gold's."""

    features: Sequence[Features]
    right: int


class Taught(Cast):
    """A cast whose mentions are gathered as the gold says; each decision that a table should have made is kept."""

    def __init__(self, mentions: Iterable[Mention], text: str, actors: Mapping[Span, str]) -> None:
        self.actors = actors
        self.decisions: list[Choice] = []
        super().__init__(mentions, text, {})

    def choose(self, p: Profile) -> Entity | None:
        """The largest entity of the gold's actor; nobody where the gold knows none by these words."""
        actor, choices = self.actors.get(p.span), self.choices(p)
        if actor is None:
            return next((e for e, f in choices if f.get("same words")), None)
        sizes = {i: len(e.mentions) for i, (e, _) in enumerate(choices) if e is not None and self.actor(e) == actor}
        right = max(sizes, key=lambda i: sizes[i], default=len(choices) - 1)
        self.decisions.append(Choice([f for _, f in choices], right))
        return choices[right][0]

    def actor(self, e: Entity) -> str | None:
        """The gold actor that most of its mentions name."""
        named = Counter(a for m in e.mentions if (a := self.actors.get(m.span)))
        return named.most_common(1)[0][0] if named else None


@dataclass(frozen=True, slots=True)
class Teacher:
    """What reading one language's gold takes."""

    lang: str
    finder: MentionFinder
    knowledge: Knowledge
    pack: Pack

    def decisions(self, gold: GoldDocument) -> tuple[list[Choice], list[Choice]]:
        """Of one document: which entity each mention joins, and who speaks where nobody is named."""
        named = {self._span(gold, r): who for who, ranges in gold.mentions.items() for r in ranges}
        cast = Taught((self._mention(s) for s in [*named, *self._others(gold, named)]), gold.text, named)
        entities = {a: e for e in cast.entities if (a := cast.actor(e))}
        return cast.decisions, list(self._speakers(gold, entities, cast.entities))

    def _speakers(self, gold: GoldDocument, by_actor: Mapping[str, Entity], cast: Sequence[Entity]) -> Iterator[Choice]:
        memory = Memory(gold.text, {})
        for s in sorted(gold.statements, key=lambda s: s.cue):
            speaker, cue = by_actor.get(s.speaker), self._span(gold, s.cue)
            if speaker is None:
                continue
            forms = self.pack.cue(fold(cue.text))
            choices = memory.choices(cue, next(iter(forms), None), cast)
            right = next((i for i, (e, _) in enumerate(choices) if e is speaker), None)
            if s.source is None and right is not None and not first_person(forms):
                yield Choice([f for _, f in choices], right)
            memory.add(cue, self._span(gold, s.content) if s.content else None, speaker)

    def _others(self, gold: GoldDocument, named: Mapping[Span, str]) -> Iterator[Span]:
        """Names of those who neither speak nor are meant."""
        for a, b in gold.paragraphs:
            p = passage(gold.text, gold.tokens[a].start, gold.tokens[b - 1].end, False)
            yield from (m.span for m in self.finder.find((p,))[0] if not any(m.span.overlaps(s) for s in named))

    def _mention(self, span: Span) -> Mention:
        known = self.knowledge.identify(span.text, None)
        p = profile(span, reference(self.lang), self.knowledge.nation, known.type if known else None)
        return p, known.id if known else None

    @staticmethod
    def _span(gold: GoldDocument, r: Range) -> Span:
        return Span.of(gold.text, gold.tokens[r[0]].start, gold.tokens[r[1] - 1].end)


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """The table that makes the right choices the most probable ones: conditional logistic regression, by AdaGrad."""
    names = sorted({name for c in choices for f in c.features for name in f})
    rows = [np.array([[f.get(name, 0.0) for name in names] for f in c.features]) for c in choices]
    w, seen = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(ROUNDS):
        slope = sum((x[c.right] - _softmax(x @ w) @ x for x, c in zip(rows, choices, strict=True)), -PENALTY * w)
        seen += slope * slope
        w += STEP * slope / np.sqrt(seen)
    return {name: round(float(v), 3) for name, v in zip(names, w, strict=True) if abs(v) >= 0.001}


def _softmax(scores: Array) -> Array:
    p = np.exp(scores - scores.max())
    return np.asarray(p / p.sum())


def accuracy(table: Mapping[str, float], choices: Sequence[Choice]) -> float:
    """Share of choices that the table makes as the gold does."""
    right = sum(best(table, list(enumerate(c.features))) == c.right for c in choices)
    return right / max(1, len(choices))


def write(path: Path, tables: Mapping[str, Mapping[str, float]], figures: Mapping[str, float]) -> None:
    """Tables and what they reached on articles that they were not fitted on."""
    lines = ["# Written by kg.training.reference. Accuracy on the held-back fifth, before it was added: "]
    lines[0] += ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
    for name, table in tables.items():
        ranked = sorted(table.items(), key=lambda x: (-abs(x[1]), x[0]))
        lines += ["", f"[{name}]", *(f"{json.dumps(key, ensure_ascii=False)} = {value}" for key, value in ranked)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line: measured on the held-back fifth, then fitted on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--lang", default="ar")
    parser.add_argument("--models", type=Path, help="folder of the tagger of names; by default the one in use")
    parser.add_argument("--hold-back", action="store_true", help="fit on four fifths only, so that the rest can be judged")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    models = options.models or weights(options.lang)
    teacher = Teacher(options.lang, MentionFinder(crf(models / "mention.crf")), Knowledge(options.lang), load(options.lang))
    told = [(held_back(d.id), teacher.decisions(d)) for d in read_gold(*options.gold) if d.lang == options.lang]
    tables, figures = {}, {}
    for i, name in enumerate(("link", "understood")):
        seen, unseen = ([c for held, d in told if held is side for c in d[i]] for side in (False, True))
        tables[name] = fit(seen)
        figures[name] = accuracy(tables[name], unseen)
        sys.stderr.write(f"{name}: {len(seen)} decisions, {figures[name]:.3f} of {len(unseen)} held back are right\n")
        if not options.hold_back:
            tables[name] = fit([*seen, *unseen])
    write(options.out or models / "reference.toml", tables, figures)


if __name__ == "__main__":
    main()
