"""What should the network answer for each window of a gold document, and how do windows become batches?"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from kg.attribution.encoder_input import BEGIN, END, PAD, Pieces, pieces_of, windows
from kg.model import Form, Relation
from kg.training.gold import GoldDocument, GoldStatement, Range
from kg.training.network import ROLES

IGNORE = -100
RELATIONS = tuple(Relation)
FORMS = tuple(Form)
O, B, I = 0, 1, 2  # noqa: E741
RANDOM_NEGATIVES = 4


@dataclass(frozen=True, slots=True)
class CueLabels:
    """The right answers for one cue of a window: `tags` one row a role; relations 0 is none, IGNORE is not asked."""

    place: int
    statements: tuple[GoldStatement, ...]
    tags: tuple[tuple[int, ...], ...]
    target_relations: tuple[int, ...]
    issue_relations: tuple[int, ...]
    relations: tuple[int, ...]
    form: int
    named: int


@dataclass(frozen=True, slots=True)
class Window:
    """One window: the document, its words' range there, their pieces, cue tags and cues."""

    document: GoldDocument
    words: Range
    pieces: tuple[tuple[int, ...], ...]
    cue_tags: tuple[int, ...]
    mention_tags: tuple[int, ...]
    cues: tuple[CueLabels, ...]

    @property
    def size(self) -> int:
        """Pieces with begin and end."""
        return 2 + sum(map(len, self.pieces))


def windows_of(documents: Iterable[GoldDocument], pieces: Pieces, seed: int = 0) -> Iterator[Window]:
    """All windows of the documents, in order; the seed draws words that name no target."""
    rng = random.Random(seed)
    for document in documents:
        ids = pieces_of(document.text, document.tokens, pieces)
        lengths = [len(i) for i in ids]
        for start, end in document.paragraphs:
            for words in windows(document.tokens, lengths, start, end):
                yield _window(document, words, tuple(ids[slice(*words)]), rng)


def _window(document: GoldDocument, words: Range, pieces: tuple[tuple[int, ...], ...], rng: random.Random) -> Window:
    by_cue: dict[Range, list[GoldStatement]] = {}
    for statement in document.statements:
        if words[0] <= statement.cue[0] < words[1]:
            by_cue.setdefault(statement.cue, []).append(statement)
    cues = tuple(_labels(document, words, tuple(group), rng) for _, group in sorted(by_cue.items()))
    mentions = sorted(m for named in document.mentions.values() for m in named)
    return Window(document, words, pieces, tuple(_tags(words, sorted(by_cue))), tuple(_tags(words, mentions)), cues)


def _tags(words: Range, places: Iterable[Range | None], unsure: Iterable[Range] = ()) -> list[int]:
    """O, B, I of each word of the window; where places overlap, the first one counts; `unsure` words are not asked."""
    tags = [O] * (words[1] - words[0])
    for place in unsure:
        for i in _clip(place, words):
            tags[i] = IGNORE
    for place in (p for p in places if p):
        inside = _clip(place, words)
        if all(tags[i] in (O, IGNORE) for i in inside):
            for i in inside:
                tags[i] = B if i == inside[0] else I
    return tags


def _clip(place: Range, words: Range) -> range:
    return range(max(place[0], words[0]) - words[0], min(place[1], words[1]) - words[0])


def _labels(document: GoldDocument, words: Range, group: tuple[GoldStatement, ...], rng: random.Random) -> CueLabels:
    stances = [stance for statement in group for stance in statement.stances]
    others = [other for stance in stances for other in stance.others]
    places: dict[str, list[Range | None]] = {
        "content": [s.content for s in group],
        "source": [s.source for s in group],
        "addressee": [s.addressee for s in group],
        "target": [x.target for x in stances],
        "issue": [x.issue for x in stances],
    }
    tags = tuple(tuple(_tags(words, places[role], others if role == "target" else ())) for role in ROLES)
    said = {RELATIONS.index(x.relation) for x in stances}
    named = any(s.source and _clip(s.source, words) for s in group)
    return CueLabels(
        group[0].cue[0] - words[0],
        group,
        tags,
        tuple(_relations(document, words, [(x.target, x.relation) for x in stances], others, rng)),
        tuple(_relations(document, words, [(x.issue, x.relation) for x in stances], [], rng, mentions=False)),
        tuple(int(i in said) for i in range(len(RELATIONS))),
        FORMS.index(group[0].form),
        int(named),
    )


def _relations(
    document: GoldDocument,
    words: Range,
    marked: Sequence[tuple[Range | None, Relation]],
    others: Sequence[Range],
    rng: random.Random,
    *,
    mentions: bool = True,
) -> list[int]:
    """Relation at the first word of each marked place, none at other actors' names and a few drawn words."""
    labels = [IGNORE] * (words[1] - words[0])
    negative = [i for m in (m for ms in document.mentions.values() for m in ms) for i in _clip(m, words)[:1]] if mentions else []
    for i in [*negative, *rng.choices(range(len(labels)), k=RANDOM_NEGATIVES)]:
        labels[i] = 0
    for place in [*others, *(p for p, _ in marked if p)]:
        for i in _clip(place, words):
            labels[i] = IGNORE
    for place, relation in reversed(marked):
        for i in _clip(place, words)[:1] if place else ():
            labels[i] = 1 + RELATIONS.index(relation)
    return labels


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors; cue tensors have one row a cue, `owner` says of which window."""

    windows: tuple[Window, ...]
    ids: Tensor
    mask: Tensor
    first: Tensor
    word_mask: Tensor
    cue_tags: Tensor
    mention_tags: Tensor
    owner: Tensor
    place: Tensor
    tags: Tensor
    target_relations: Tensor
    issue_relations: Tensor
    relations: Tensor
    form: Tensor
    named: Tensor


def batches(windows: Sequence[Window], size: int, rng: random.Random | None = None) -> Iterator[Batch]:
    """Batches of about `size` pieces, windows of like length together; shuffled where a generator is given."""
    order = sorted(windows, key=lambda w: (w.size + (rng.uniform(0, 12) if rng else 0), w.document.id, w.words))
    groups: list[list[Window]] = [[]]
    for window in order:
        if groups[-1] and window.size * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(window)
    if rng:
        rng.shuffle(groups)
    yield from (collate(group) for group in groups if group)


def collate(group: Sequence[Window]) -> Batch:
    """Pad a group of windows to tensors."""
    ids, first = [], []
    for window in group:
        flat, at = [BEGIN], []
        for piece_ids in window.pieces:
            at.append(len(flat))
            flat += piece_ids
        ids.append([*flat, END])
        first.append(at)
    cues = [(i, cue) for i, window in enumerate(group) for cue in window.cues]
    n = max(len(at) for at in first)
    return Batch(
        tuple(group),
        padded(ids, PAD),
        padded([[1] * len(i) for i in ids], 0),
        padded(first, 0),
        padded([[1] * len(at) for at in first], 0),
        padded([list(w.cue_tags) for w in group], IGNORE),
        padded([list(w.mention_tags) for w in group], IGNORE),
        torch.tensor([i for i, _ in cues], dtype=torch.long),
        torch.tensor([c.place for _, c in cues], dtype=torch.long),
        torch.tensor([[_fill(row, n) for row in c.tags] for _, c in cues], dtype=torch.long),
        torch.tensor([_fill(c.target_relations, n) for _, c in cues], dtype=torch.long),
        torch.tensor([_fill(c.issue_relations, n) for _, c in cues], dtype=torch.long),
        torch.tensor([c.relations for _, c in cues], dtype=torch.float),
        torch.tensor([c.form for _, c in cues], dtype=torch.long),
        torch.tensor([c.named for _, c in cues], dtype=torch.float),
    )


def padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    """Rows of unequal length as one tensor."""
    n = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (n - len(row))] for row in rows], dtype=torch.long)


def _fill(row: Sequence[int], n: int) -> list[int]:
    return [*row, *[IGNORE] * (n - len(row))]
