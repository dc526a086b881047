"""Each cue entry is found in its `yes` example, its named parts beside it, and not in its `no` example."""

from __future__ import annotations

import pytest

from kg.lang.pack import load
from kg.text.tokens import tokenize

EXAMPLES = [
    pytest.param(lang, lemma, side, example, id=f"{lang}-{lemma}-{side}-{n}")
    for lang in ("ar", "en")
    for lemma, entry in load(lang).examples.items()
    for side in ("yes", "no")
    for n, example in enumerate(entry[side])
    if example.get("by") != "reader"  # a form of the lemma that only the whole sentence shows to be no cue
]


def found(lang: str, text: str) -> set[str]:
    """The lemmas whose form stands in the text with its condition met."""
    pack, norms = load(lang), [t.norm for t in tokenize(text)]
    return {c.lemma for i, norm in enumerate(norms) for c in pack.cue(norm) if pack.meets_needs(c, norms, i)}


def test_many_examples_are_run() -> None:
    assert len(EXAMPLES) > 900


@pytest.mark.parametrize(("lang", "lemma", "side", "example"), EXAMPLES)
def test_example(lang: str, lemma: str, side: str, example: dict[str, str]) -> None:
    assert (lemma in found(lang, example["text"])) is (side == "yes"), example["text"]
