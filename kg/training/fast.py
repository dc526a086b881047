"""Train all models of the fast reader from gold files. usage: scripts/train GOLD.jsonl... [--lang ar] [--out DIR] [--hold-back]

Deterministic: the same gold gives the same files. Needs python-crfsuite only; a few minutes on one core for 500 articles.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.attribution.mentions import MentionFinder
from kg.discourse.profile import profile
from kg.extractors import weights
from kg.knowledge import Knowledge
from kg.lang.reference import reference
from kg.model import ActorType, Scored
from kg.text.crf import parse
from kg.text.spans import apart
from kg.training.crf import cue_examples, mention_examples, span_examples, train
from kg.training.gold import FOLDS, GoldDocument, held_back, read_gold
from kg.training.stance import Describe, Find, issue_examples, target_examples


def main() -> None:
    """Train every model of one language and write it to the folder that the reader loads from."""
    parser = argparse.ArgumentParser(prog="scripts/train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--lang", default="ar")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--hold-back", action="store_true", help="train on four fifths only, to choose by the last one")
    args = parser.parse_args()
    out = args.out or weights(args.lang)
    out.mkdir(parents=True, exist_ok=True)
    documents = [d for d in read_gold(*args.gold) if d.lang == args.lang and not (args.hold_back and held_back(d.id))]
    sys.stderr.write(f"{len(documents)} articles\n")
    train_all(documents, args.lang, out)


def train_all(documents: list[GoldDocument], lang: str, out: Path) -> None:
    """Cues, spans, mentions, targets and issues; `cue.crf` ... in `out`."""
    for name, examples in (("cue", cue_examples), ("span", span_examples), ("mention", mention_examples)):
        _fit((e for d in documents for e in examples(d)), out / f"{name}.crf", {})
    find, describe = unseen_mentions(documents, lang, out), _describer(lang)
    targets = (e for d in documents for e in target_examples(d, find(d), describe))
    _fit(targets, out / "target.crf", {"c1": 0.0, "c2": 2.5, "iterations": 120})
    _fit((e for d in documents for e in issue_examples(d)), out / "issue.crf", {"iterations": 50})


def _fit(examples: Iterator[tuple[list[list[str]], list[str]]], path: Path, settings: dict[str, float]) -> None:
    train(examples, path, c1=settings.get("c1", 0.1), c2=settings.get("c2", 0.05), iterations=int(settings.get("iterations", 80)))
    sys.stderr.write(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB\n")


def unseen_mentions(documents: list[GoldDocument], lang: str, out: Path) -> Callable[[GoldDocument], Find]:
    """The finder of mentions that an article was not trained on: on its own articles a tagger finds what the ranker would never see."""
    knowledge, finders = Knowledge(lang), {}
    for fold in range(FOLDS):
        rest = [d for d in documents if not held_back(d.id, fold)]
        if len(rest) == len(documents):
            continue
        path = out / f"mention.{fold}.part"
        train((e for d in rest for e in mention_examples(d)), path, iterations=50)
        finders[fold] = MentionFinder(parse(path.read_bytes()))
        path.unlink()

    def finder(document: GoldDocument) -> Find:
        own = next(finders[fold] for fold in finders if held_back(document.id, fold))
        return lambda p: apart([*own.find((p,))[0], *knowledge.scan(p)])

    return finder


def _describer(lang: str) -> Describe:
    """Kind of a mention, and whether the registry knows it."""
    knowledge, words = Knowledge(lang), reference(lang)

    def describe(m: Scored) -> tuple[ActorType, bool]:
        actor = knowledge.identify(m.span.text, None)
        return profile(m.span, words, knowledge.nation, actor.type if actor else None).type, actor is not None

    return describe


if __name__ == "__main__":
    main()
