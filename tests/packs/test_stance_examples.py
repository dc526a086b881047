"""Each entry of the stance lexicon is found in its `yes` and not in its `no` example."""

from __future__ import annotations

import pytest

from kg.lang.stances import stance_lexicon
from kg.text.tokens import tokenize

EXAMPLES = [
    pytest.param(lang, name, side, example, id=f"{lang}-{name}-{side}-{n}")
    for lang in ("ar", "en")
    for name, entry in stance_lexicon(lang).examples.items()
    for side in ("yes", "no")
    for n, example in enumerate(entry[side])
    if example.get("by") != "reader"  # those need more than the words: see tests/extraction
]


def test_many_examples_are_run() -> None:
    assert len(EXAMPLES) > 130


@pytest.mark.parametrize(("lang", "name", "side", "example"), EXAMPLES)
def test_example(lang: str, name: str, side: str, example: dict[str, str]) -> None:
    norms = [t.norm for t in tokenize(example["text"])]
    hits = {h.entry.name for h in stance_lexicon(lang).find(norms)}
    assert (name in hits) is (side == "yes"), f"{example['text']}: {sorted(hits)}"
