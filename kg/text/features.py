"""What do the taggers of the fast reader look at? One line a feature, the same in training and reading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.text.passage import Passage

_THAT = frozenset(["ان", "بان", "وان", "انه", "انها", "انهم", "بانه", "بانها", "that"])
Features = list[list[str]]


def shape(norm: str, text: str) -> str:
    """Number, Latin capital, Latin, mark or word."""
    if not norm or not norm[0].isalnum():
        return text
    if norm[0].isdigit():
        return "0"
    return ("A" if text[0].isupper() else "a") if norm.isascii() else "w"


@lru_cache(maxsize=4)
def word_features(p: Passage) -> Features:
    """Features of each token alone and in its window of three: for cues and mentions."""
    n = len(p.tokens)
    base = [_word(norm, p.tokens[i].text) for i, norm in enumerate(p.norms)]
    rows: Features = []
    for i in range(n):
        row = ["b", *base[i], f"q={bool(p.quoted[i])}"]
        for d in (-3, -2, -1, 1, 2, 3):
            j = i + d
            row.append(f"{d}:{p.norms[j]}" if 0 <= j < n else f"{d}:#")
        row.append(f"-1s:{base[i - 1][1] if i else '#'}")
        row.append(f"1s:{base[i + 1][1] if i + 1 < n else '#'}")
        row.append(f"1p:{p.norms[i + 1][:2] if i + 1 < n else '#'}")
        row.append(f"01:{p.norms[i]}|{p.norms[i + 1] if i + 1 < n else '#'}")
        row.append(f"-10:{p.norms[i - 1] if i else '#'}|{p.norms[i]}")
        row.extend(_ahead(p, i, n))
        row.append(f"new={i == 0 or p.sentence[i] != p.sentence[i - 1]}")
        rows.append(row)
    return rows


def _word(norm: str, text: str) -> list[str]:
    row = [f"w={norm}", f"s={shape(norm, text)}", f"3={norm[:3]}", f"4={norm[:4]}", f"-2={norm[-2:]}", f"-3={norm[-3:]}"]
    if norm[:1] in ("و", "ف") and len(norm) > 3:
        row += [f"w={norm[1:]}", f"4={norm[1:5]}", "conj"]
    row.append(f"5={norm[1:6]}")
    return row


def _ahead(p: Passage, i: int, n: int) -> list[str]:
    """Does a clause or a quotation follow within eight words, before the sentence's end?"""
    for j in range(i + 1, min(i + 9, n)):
        if p.sentence[j] != p.sentence[i]:
            break
        if p.norms[j] in _THAT:
            return [f"that<{1 + (j - i > 1) + (j - i > 4)}"]
        if p.quoted[j] and not p.quoted[i]:
            return [f"quote<{1 + (j - i > 2) + (j - i > 4)}"]
        if p.norms[j] == ":":
            return [f"colon<{1 + (j - i > 2)}"]
    return ["nothing"]


def bucket(distance: int) -> str:
    """Signed distance in words, coarser as it grows."""
    size = abs(distance)
    step = size if size < 5 else 5 + (size > 6) + (size > 9) + (size > 14) + (size > 25) + (size > 40) + (size > 70)
    return f"{'-' if distance < 0 else '+'}{step}"


def span_features(p: Passage, cue: tuple[int, int], cues: Sequence[tuple[int, int]], window: tuple[int, int]) -> Features:
    """Features of each token of the window, seen from the cue: for content, source and addressee."""
    stem = p.norms[cue[0]]
    bare = stem[1:] if stem[:1] in ("و", "ف") and len(stem) > 3 else stem
    starts = {a for a, b in cues if (a, b) != cue}
    between = _between(p, cue, window, starts)
    rows: Features = []
    for i in range(*window):
        side = "in" if cue[0] <= i < cue[1] else ("-" if i < cue[0] else "+")
        d = bucket(i - cue[0] if i < cue[0] else i - cue[1] + 1)
        norm, text = p.norms[i], p.tokens[i].text
        quote = p.quoted[i]
        row = [
            f"{side}",
            f"{side}w={norm}",
            f"d={d}",
            f"d={d}|{bare[:4]}",
            f"cw={bare}|{side}",
            f"{side}s={shape(norm, text)}",
            f"{side}-2={norm[-2:]}",
            f"{side}2={norm[:3]}",
        ]
        row += [f"{side}b={between[i - window[0]]}", f"{side}q={bool(quote)}{bool(p.quoted[cue[0]])}{quote == p.quoted[cue[0]]}"]
        row.append(f"{side}same={p.sentence[i] == p.sentence[cue[0]]}|{bool(quote)}")
        row.append(f"{side}cue={i in starts}")
        for k in (-2, -1, 1, 2):
            j = i + k
            row.append(f"{side}{k}:{p.norms[j]}" if window[0] <= j < window[1] else f"{k}:#")
        if i > 0:
            row += [f"{side}-1q={bool(p.quoted[i - 1])}{bool(quote)}", f"-10:{p.norms[i - 1]}|{side}"]
        if 0 < i - cue[1] + 1 <= 2 or 0 < cue[0] - i <= 2:
            row.append(f"d={d}|{bare}|{norm[:3]}")
        rows.append(row)
    return rows


def _between(p: Passage, cue: tuple[int, int], window: tuple[int, int], starts: set[int]) -> list[str]:
    """What stands between the cue and each token: clause word, comma, colon, mark, another cue."""
    marks = [""] * (window[1] - window[0])
    for indices in (range(cue[1], window[1]), range(cue[0] - 1, window[0] - 1, -1)):
        seen: set[str] = set()
        for i in indices:
            if p.norms[i] in _THAT:
                seen.add("t")
            marks[i - window[0]] = "".join(sorted(seen))
            if p.norms[i] in "،,:؛.":
                seen.add(p.norms[i])
            elif i in starts:
                seen.add("c")
            elif p.quoted[i]:
                seen.add("q")
    return marks


def span_window(p: Passage, cue: tuple[int, int]) -> tuple[int, int]:
    """The tokens that may belong to the cue: its sentence and the ones around, at most 60 before and 130 after."""
    here = p.sentence[cue[0]]
    start = next((i for i in range(max(0, cue[0] - 60), cue[0]) if p.sentence[i] >= here - 1), cue[0])
    end = next((i for i in range(cue[1], min(len(p.tokens), cue[1] + 130)) if p.sentence[i] > here + 2), min(len(p.tokens), cue[1] + 130))
    return start, end
