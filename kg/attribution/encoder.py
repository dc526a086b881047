"""What are the words around each cue? The accurate reader: a small multilingual encoder as int8 ONNX, one pass a window."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.attribution.certain import certain, with_certain
from kg.attribution.encoder_input import BEGIN, BODY, END, ROLES, VOCABULARY, Pieces, pieces_of, windows
from kg.errors import KgError
from kg.lang.pack import Pack
from kg.model import Attribution, Region, Relation, Scored, TargetView
from kg.text.chain import runs
from kg.text.passage import Passage, passage
from kg.text.trim import trim_content, trim_cue, trim_mention

Array = NDArray[np.float32]
Range = tuple[int, int]
RELATIONS = tuple(Relation)
CONTENT, SOURCE, ADDRESSEE, TARGET, ISSUE = range(5)
# Where the network says that the source is named, but no stretch is surely it: the likeliest words from here on.
_DOUBT = 0.3
_MENTION_FLOOR, _VIEW_FLOOR, _WORD_FLOOR, _RELATION_FLOOR = 0.3, 0.3, 0.02, 0.002


@dataclass(frozen=True, slots=True)
class Network:
    """The two graphs and the vocabulary they read with."""

    body: Any
    roles: Any
    pieces: Pieces


@cache
def network(folder: Path) -> Network:
    """Open the graphs of a folder once a process; KgError where one is missing."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    for name in (BODY, ROLES, VOCABULARY):
        if not (folder / name).is_file():
            raise KgError(f"model file {name} is missing from this installation", hint="--reader fast, or scripts/train accurate")
    sessions = [onnxruntime.InferenceSession(str(folder / name), options, ["CPUExecutionProvider"]) for name in (BODY, ROLES)]
    lines = gzip.decompress((folder / VOCABULARY).read_bytes()).decode("utf-8").rstrip("\n").split("\n")
    return Network(sessions[0], sessions[1], Pieces([(piece, score) for piece, score in map(json.loads, lines)]))


class EncoderReader:
    """Reads every language that its encoder was trained on; the same interface and records as the fast reader."""

    exact = True

    def __init__(self, folder: Path, name: str = "accurate", pack: Pack | None = None) -> None:
        self.name = name
        self._pack = pack
        self._net = network(folder)
        # Where windows begin and their words' probabilities to name an actor, by paragraph of the article that was read last.
        self._text, self._named = "", dict[Range, list[tuple[int, Array]]]()

    def read(self, text: str, regions: tuple[Region, ...]) -> list[Attribution]:
        """Attributions of one article's regions, in the order of their cues; its mentions are asked for next, and were seen at once."""
        self._text, self._named = text, {}
        return [a for r in regions for a in self._read_passage(passage(text, r.start, r.end, r.headline))]

    def _read_passage(self, p: Passage) -> Iterator[Attribution]:
        """Attributions of one paragraph, window by window."""
        sure, windows_of = list(certain(self._pack, p)), list(self._windows(p))
        self._named[_place(p)] = [(start, mention_p) for start, _, _, mention_p in windows_of]
        for start, vectors, cue_p, _ in windows_of:
            end = start + len(cue_p)
            found = [(a, b, float(_inside(cue_p)[a:b].mean())) for a, b in _spans(cue_p, 0.5)]
            cues = with_certain(found, [(a - start, b - start, q) for a, b, q in sure if start <= a < end])
            if cues:
                for (a, b, q), answers in zip(cues, self._roles(vectors, [c[0] for c in cues]), strict=True):
                    yield self._attribution(p, start, (a, b), q, answers)

    def find(self, passages: Sequence[Passage]) -> list[list[Scored]]:
        """The words of each paragraph that name actors who may speak or be meant, doubtful ones too."""
        return [[m for start, mention_p in self._naming(p) for m in _mentions(p, start, mention_p, _MENTION_FLOOR)] for p in passages]

    def _naming(self, p: Passage) -> list[tuple[int, Array]]:
        known = self._named.get(_place(p)) if p.text == self._text else None
        return known if known is not None else [(start, mention_p) for start, _, _, mention_p in self._windows(p)]

    def _windows(self, p: Passage) -> Iterator[tuple[int, Array, Array, Array]]:
        """Where each window begins, its word vectors, its words' probabilities to be in a cue and to name an actor."""
        ids = pieces_of(p.text, p.tokens, self._net.pieces)
        for start, end in windows(p.tokens, [len(i) for i in ids], 0, len(p.tokens)):
            yield (start, *self._body(ids[start:end]))

    def _body(self, pieces: list[tuple[int, ...]]) -> tuple[Array, Array, Array]:
        """Word vectors (1, words, width) and twice probabilities of O, B, I (words, 3)."""
        flat = [BEGIN, *(i for word in pieces for i in word), END]
        first = np.cumsum([1, *map(len, pieces[:-1])])
        feed = {"ids": np.array([flat]), "mask": np.ones((1, len(flat)), dtype=np.int64), "first": first[None].astype(np.int64)}
        vectors, cues, mentions = self._net.body.run(None, feed)
        return vectors, softmax(cues[0]), softmax(mentions[0])

    def _roles(self, vectors: Array, places: list[int]) -> list[tuple[Array, Array, Array, Array]]:
        """For each cue: tags (words, roles, 3), relations at targets and at issues (words, 19), the whole (23,)."""
        n = len(places)
        feed = {
            "words": np.repeat(vectors, n, axis=0),
            "mask": np.ones((n, vectors.shape[1]), dtype=np.int64),
            "cue": np.array(places, dtype=np.int64),
        }
        tags, target, issue, whole = self._net.roles.run(None, feed)
        return list(zip(softmax(tags), softmax(target), softmax(issue), whole, strict=True))

    def _attribution(self, p: Passage, at: int, cue: Range, probability: float, answers: tuple[Array, Array, Array, Array]) -> Attribution:
        tags, target, issue, whole = answers
        relations = _sigmoid(whole[: len(RELATIONS)])
        return Attribution(
            cue=trim_cue(p, (at + cue[0], at + cue[1])),
            p=round(probability, 4),
            content=_content(p, at, tags[:, CONTENT], (at + cue[0], at + cue[1])),
            sources=_sources(p, at, tags[:, SOURCE], float(_sigmoid(whole[-1]))),
            addressees=tuple(_mentions(p, at, tags[:, ADDRESSEE], 0.5)),
            targets=tuple(_views(p, at, tags[:, TARGET], target)),
            issues=tuple(_views(p, at, tags[:, ISSUE], issue)),
            words=tuple(_words(p, at, tags[:, TARGET], target)),
            relations=_relations(relations),
            rule=self.name,
        )


def _place(p: Passage) -> Range:
    return (p.tokens[0].start, p.tokens[-1].end) if p.tokens else (0, 0)


def _content(p: Passage, at: int, tags: Array, cue: Range) -> Scored | None:
    """The sure stretch with the most probability, whole quotations with it."""
    inside = _inside(tags)
    best = max(_stretches(inside > 0.5), key=lambda r: float(inside[slice(*r)].sum()), default=None)
    span = trim_content(p, *_quoted(p, (at + best[0], at + best[1]), cue)) if best else None
    return Scored(span, round(float(inside[slice(*best)].mean()), 4)) if span and best else None


def _quoted(p: Passage, content: Range, cue: Range) -> Range:
    """A content that holds most of a quotation holds all of it, unless its own cue stands there."""
    a, b = content
    for start, end in p.quotes:
        if 2 * (min(b, end) - max(a, start)) > end - start and not (start <= cue[0] < end):
            a, b = min(a, start), max(b, end)
    return a, b


def _sources(p: Passage, at: int, tags: Array, named: float) -> tuple[Scored, ...]:
    """Stretches that touch are one name, unless a conjunction opens the second: verb and subject leave no room for two."""
    joined = tags.copy()
    for i in range(1, len(tags)):
        if not p.norms[at + i].startswith("و"):
            joined[i, 1:] = 0.0, tags[i, 1] + tags[i, 2]
    return tuple(_mentions(p, at, joined, 0.5)) or (tuple(_mentions(p, at, joined, _DOUBT)) if named > 0.5 else ())


def _mentions(p: Passage, at: int, tags: Array, floor: float) -> Iterator[Scored]:
    for a, b in _spans(tags, floor):
        span = trim_mention(p, at + a, at + b)
        if span:
            yield Scored(span, round(float(_inside(tags)[a:b].mean()), 4))


def _views(p: Passage, at: int, tags: Array, relations: Array) -> Iterator[TargetView]:
    """Stretches that name a target or an issue, with the relations of their first word."""
    for a, b in _spans(tags, _VIEW_FLOOR):
        span = trim_mention(p, at + a, at + b)
        if span:
            yield TargetView(span, round(float(_inside(tags)[a:b].mean()), 4), _relations(relations[a, 1:]))


def _words(p: Passage, at: int, tags: Array, relations: Array) -> Iterator[TargetView]:
    """Each word that might be of a target, or to which a relation might lead."""
    inside, some = _inside(tags), 1.0 - relations[:, 0]
    for i in np.flatnonzero((inside > _WORD_FLOOR) | (some > _WORD_FLOOR)).tolist():
        yield TargetView(p.span(at + i, at + i + 1), round(float(inside[i]), 4), _relations(relations[i, 1:]))


def _relations(p: Array) -> tuple[tuple[Relation, float], ...]:
    """The relations that come into question, best first."""
    scored = sorted(zip(RELATIONS, p.tolist(), strict=True), key=lambda x: -x[1])
    return tuple((r, round(q, 4)) for r, q in scored if q >= _RELATION_FLOOR)


def _inside(tags: Array) -> Array:
    return np.asarray(1.0 - tags[..., 0], dtype=np.float32)


def _spans(tags: Array, floor: float) -> Iterator[Range]:
    """Stretches likelier than `floor` to be inside, parted where a new one begins."""
    for a, b in _stretches(_inside(tags) > floor):
        cuts = [i for i in range(a + 1, b) if tags[i, 1] > tags[i, 2]]
        yield from zip([a, *cuts], [*cuts, b], strict=True)


def _stretches(inside: NDArray[np.bool_]) -> Iterator[Range]:
    return runs(np.flatnonzero(inside).tolist())


def softmax(logits: Array) -> Array:
    """Over the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _sigmoid(x: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), dtype=np.float32)
