"""The taggers reckon with arrays: they must see the features of `kg.text.features` and decide as CRFsuite, which trained them, does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest

from kg.errors import KgError
from kg.extractors import weights
from kg.text.chain import Chains
from kg.text.crf import crf
from kg.text.features import Features, span_features, word_features
from kg.text.passage import Passage, passage
from kg.text.seen import seen
from kg.text.spanscores import SpanScores
from kg.text.tagging import SpanTagger, Tagged, WordTagger, window
from kg.text.wordscores import WordScores

TEXTS = {
    "ar": (
        "قال وزير النقل سامر الخطيب إن «الجسر سيفتح غدا، إن شاء الله». وأضاف: نشكر البلدية # على صبرها، ثم دعا السكان إلى الهدوء.",
        "«لن نقبل ذلك» تقول ريم نصار، بينما اتهمت المعارضة الحكومة بالتقصير.",
    ),
    "en": (
        'Transport minister Lena Ford said the bridge "would open on Monday", and blamed the builders: they, she said, were late.',
        "“We will not accept it,” says Omar Haddad.",
    ),
}
LANGS = ("ar", "en")
Cue = tuple[int, int]


def passages(lang: str) -> list[Passage]:
    return [passage(text, 0, len(text)) for text in TEXTS[lang]]


def cues(p: Passage, lang: str) -> list[Cue]:
    return [(a, b) for _, a, b, _ in WordTagger(crf(weights(lang) / "cue.crf")).tag([p])[0].pieces()]


def same(found: Tagged, model: Path, rows: Features) -> bool:
    """Labels and probabilities as CRFsuite's own tagger gives them."""
    theirs = pycrfsuite.Tagger()
    theirs.open(str(model))
    labels = theirs.tag(pycrfsuite.ItemSequence(rows))
    expected = [[theirs.marginal(name, i) for name in found.names] for i in range(len(rows))]
    return bool(labels == found.labels and np.allclose(found.marginals, expected, rtol=0, atol=1e-9))


@pytest.mark.parametrize(("lang", "name"), list(product(LANGS, ("cue", "mention"))))
def test_words_are_tagged_as_by_crfsuite(lang: str, name: str) -> None:
    model, found = weights(lang) / f"{name}.crf", passages(lang)
    rows = [word_features(p) for p in found]
    assert np.allclose(WordScores(crf(model)).of(tuple(found)), np.concatenate([crf(model).scores(r) for r in rows]), atol=1e-9)
    assert all(same(tagged, model, r) for tagged, r in zip(WordTagger(crf(model)).tag(found), rows, strict=True))


@pytest.mark.parametrize(("lang", "name"), list(product(LANGS, ("span", "issue"))))
def test_words_around_a_cue_are_tagged_as_by_crfsuite(lang: str, name: str) -> None:
    model = weights(lang) / f"{name}.crf"
    windows = [window(p, cue, cues(p, lang)) for p in passages(lang) for cue in cues(p, lang)]
    rows = [span_features(w.p, w.cue, w.cues, w.range) for w in windows]
    assert len(windows) > 2
    assert np.allclose(SpanScores(crf(model)).of(windows), np.concatenate([crf(model).scores(r) for r in rows]), atol=1e-9)
    assert all(same(tagged, model, r) for tagged, r in zip(SpanTagger(crf(model)).tag(windows), rows, strict=True))


@pytest.mark.parametrize("lengths", [(1,), (4, 2, 5, 1), (40, 3)])
def test_the_likeliest_labels_are_those_of_a_full_search(lengths: Sequence[int]) -> None:
    chance = np.random.default_rng(7)
    scores, moves, at = 2 * chance.normal(size=(sum(lengths), 3)), 2 * chance.normal(size=(3, 3)), 0
    for n, (marginals, labels) in zip(lengths, Chains(scores, lengths, moves), strict=True):
        assert np.allclose(marginals.sum(axis=1), 1.0)
        assert labels == viterbi(scores[at : at + n], moves)
        at += n


def viterbi(scores: np.ndarray, moves: np.ndarray) -> list[int]:
    best, back = scores[0], []
    for row in scores[1:]:
        ways = best[:, None] + moves + row
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0)
    path = [int(best.argmax())]
    for before in reversed(back):
        path.append(int(before[path[-1]]))
    return path[::-1]


def test_nothing_to_tag() -> None:
    assert WordTagger(crf(weights("ar") / "cue.crf")).tag([]) == []
    assert SpanTagger(crf(weights("ar") / "span.crf")).tag([]) == []


@pytest.mark.parametrize(("content", "message"), [(None, "missing"), (b"", "no CRFsuite model"), (b"x" * 100, "unknown beginning")])
def test_a_broken_model_is_named(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "cue.crf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KgError, match=message) as error:
        crf(path)
    assert "scripts/train" in error.value.hint


def test_a_sequence_of_no_words_changes_no_other() -> None:
    scores, moves = np.array([[0.0, 1.0], [2.0, 0.0]]), np.zeros((2, 2))
    assert [labels for _, labels in Chains(scores, (0, 2, 0), moves)] == [[], [1, 0], []]
    assert [labels for _, labels in Chains(scores[:0], (0,), moves)] == [[]]


def test_a_vocabulary_begun_anew_leaves_scores_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has met more words than it remembers begins anew in the midst of an article: its words mean what they meant."""
    model, (first, second) = crf(weights("ar") / "cue.crf"), TEXTS["ar"]
    expected = WordScores(model).of((passage(second, 0, len(second)),))
    monkeypatch.setattr("kg.text.seen.VOCABULARY", 0)
    begun = seen((passage(first, 0, len(first)),)).vocabulary
    # The words of the second text are one too many.
    monkeypatch.setattr("kg.text.seen.VOCABULARY", len(begun.words))
    again = passage(f"{second} ", 0, len(second))
    assert np.array_equal(WordScores(model).of((again,)), expected)
