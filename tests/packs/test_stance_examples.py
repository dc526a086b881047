"""Each entry of the stance lexicon is found in its `yes` and not in its `no` examples, and its slot takes the one it should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from kg.lang.stances import stance_lexicon
from kg.lang.stems import stems
from kg.stance.features import CueView
from kg.stance.slots import Candidate, candidate, fill
from kg.text.passage import Passage, passage
from kg.text.tokens import tokenize

LANGUAGES = ("ar", "en")


def examples(*sides: str) -> Iterator[ParameterSet]:
    for lang in LANGUAGES:
        for name, entry in stance_lexicon(lang).examples.items():
            for side in sides:
                for n, example in enumerate(entry[side]):
                    if example.get("by") != "reader":  # those need more than the words
                        yield pytest.param(lang, name, side, example, id=f"{lang}-{name}-{side}-{n}")


FOUND = list(examples("yes", "no"))
FILLED = [e for e in examples("yes") if e.values[3].get("target")]  # type: ignore[union-attr,call-overload]


def test_many_examples_are_run() -> None:
    assert len(FOUND) > 90
    assert len(FILLED) > 50


@pytest.mark.parametrize(("lang", "name", "side", "example"), FOUND)
def test_words_are_found(lang: str, name: str, side: str, example: dict[str, str]) -> None:
    norms = [t.norm for t in tokenize(example["text"])]
    hits = {h.entry.name for h in stance_lexicon(lang).find(norms)}
    assert (name in hits) is (side == "yes"), f"{example['text']}: {sorted(hits)}"


@pytest.mark.parametrize(("lang", "name", "side", "example"), FILLED)
def test_slot_takes_the_one_meant(lang: str, name: str, side: str, example: dict[str, Any]) -> None:
    p = passage(example["text"], 0, len(example["text"]))
    view = CueView(p, (0, 1), (0, len(p.tokens)), None, None, stems(lang), lang)
    meant = words(p, example["target"])
    found = [c for h in stance_lexicon(lang).find(p.norms) if h.entry.name == name for c in fill(view, h, [meant])]
    assert meant in found


def words(p: Passage, text: str) -> Candidate:
    """The candidate that these words of the passage are."""
    at = p.text.index(text)
    inside = [i for i, t in enumerate(p.tokens) if t.start < at + len(text) and at < t.end]
    return candidate(p, inside[0], inside[-1] + 1, at)
