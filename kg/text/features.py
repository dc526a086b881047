"""What do the taggers of the fast reader look at? One line a feature, the same in training and reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.text.passage import Passage

THAT = frozenset(["ان", "بان", "وان", "انه", "انها", "انهم", "بانه", "بانها", "that"])
# What `ahead` may yield.
FOLLOWING = ("nothing", *(f"{what}<{near}" for what, most in (("that", 3), ("quote", 3), ("colon", 2)) for near in range(1, most + 1)))
# Words whose lines are remembered: a news text's vocabulary, without growing with the number of articles.
VOCABULARY = 32_768
Features = list[list[str]]
Lines = tuple[str, ...]
Named = dict[tuple[str | bool | None, ...], str]


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
    norms = ["#", *p.norms, "#"]
    base = [word_lines(norm, p.tokens[i].text) for i, norm in enumerate(p.norms)]
    near = [near_lines("#")] * 3 + [near_lines(norm) for norm in p.norms] + [near_lines("#")] * 3
    shapes = ["#", *(row[1] for row in base), "#"]
    following = list(ahead(p, n))
    rows: Features = []
    for i in range(n):
        row = ["b", *base[i], "q=True" if p.quoted[i] else "q=False"]
        row += (near[i][0], near[i + 1][1], near[i + 2][2], near[i + 4][3], near[i + 5][4], near[i + 6][5])
        row += (f"-1s:{shapes[i]}", f"1s:{shapes[i + 2]}", near[i + 4][6])
        row += (f"01:{norms[i + 1]}|{norms[i + 2]}", f"-10:{norms[i]}|{norms[i + 1]}", following[i])
        row.append("new=True" if i == 0 or p.sentence[i] != p.sentence[i - 1] else "new=False")
        rows.append(row)
    return rows


@lru_cache(maxsize=VOCABULARY)
def word_lines(norm: str, text: str) -> Lines:
    """The word itself, its shape, beginnings and endings, without a conjunction too."""
    row = [f"w={norm}", f"s={shape(norm, text)}", f"3={norm[:3]}", f"4={norm[:4]}", f"-2={norm[-2:]}", f"-3={norm[-3:]}"]
    if norm[:1] in ("و", "ف") and len(norm) > 3:
        row += [f"w={norm[1:]}", f"4={norm[1:5]}", "conj"]
    row.append(f"5={norm[1:6]}")
    return tuple(row)


@lru_cache(maxsize=VOCABULARY)
def near_lines(norm: str) -> Lines:
    """The word as the third, second and first before another, and after it; then how it begins, after another."""
    return (*(f"{d}:{norm}" for d in (-3, -2, -1, 1, 2, 3)), f"1p:{norm[:2]}")


def ahead(p: Passage, n: int) -> Iterator[str]:
    """For each token: does a clause or a quotation follow within eight words, before the sentence's end?"""
    clauses = _next([norm in THAT or norm == ":" for norm in p.norms])
    quotes = _next(p.quoted)
    for i in range(n):
        j = clauses[i] if p.quoted[i] else min(clauses[i], quotes[i])
        if j > i + 8 or j >= n or p.sentence[j] != p.sentence[i]:
            yield "nothing"
        elif p.norms[j] in THAT:
            yield f"that<{1 + (j - i > 1) + (j - i > 4)}"
        elif p.quoted[j] and not p.quoted[i]:
            yield f"quote<{1 + (j - i > 2) + (j - i > 4)}"
        else:
            yield f"colon<{1 + (j - i > 2)}"


def _next(marked: Sequence[object]) -> list[int]:
    """For each place the next marked one behind it; the length where there is none."""
    found, at = [0] * len(marked), len(marked)
    for i in range(len(marked) - 1, -1, -1):
        found[i] = at
        if marked[i]:
            at = i
    return found


@lru_cache(maxsize=1024)
def bucket(distance: int) -> str:
    """Signed distance in words, coarser as it grows."""
    size = abs(distance)
    step = size if size < 5 else 5 + (size > 6) + (size > 9) + (size > 14) + (size > 25) + (size > 40) + (size > 70)
    return f"{'-' if distance < 0 else '+'}{step}"


def span_features(p: Passage, cue: tuple[int, int], cues: Sequence[tuple[int, int]], window: tuple[int, int]) -> Features:
    """Features of each token of the window, seen from the cue: for content, source and addressee."""
    starts = {a for a, b in cues if (a, b) != cue}
    between = _between(p, cue, window, starts)
    rows: Features = []
    for side in SIDES:
        rows += _side_features(p, cue, side, window, starts, between)
    return rows


def _side_features(
    p: Passage, cue: tuple[int, int], side: str, window: tuple[int, int], starts: set[int], between: list[str]
) -> Iterator[list[str]]:
    """Features of the tokens on one side of the cue, or of the cue's own."""
    stem = p.norms[cue[0]]
    bare = stem[1:] if stem[:1] in ("و", "ف") and len(stem) > 3 else stem
    origin = cue[0] if side == "-" else cue[1] - 1
    here, cited, quoted = p.sentence[cue[0]], p.quoted[cue[0]], p.quoted
    cue_line, cue_start = f"cw={bare}|{side}", f"|{bare[:4]}"
    places = range(window[0], cue[0]) if side == "-" else range(*cue) if side == "in" else range(cue[1], window[1])
    around = range(places.start - 2, places.stop + 2)
    seen = [seen_lines(side, p.norms[j], p.tokens[j].text) if window[0] <= j < window[1] else OUTSIDE for j in around]
    for k, i in enumerate(places, 2):
        word, quote, d = seen[k], quoted[i], f"d={bucket(i - origin)}"
        row = [side, word[0], d, d + cue_start, cue_line, word[1], word[2], word[3], f"{side}b={between[i - window[0]]}"]
        row += (QUOTE[side, quote > 0, cited > 0, quote == cited], SAME[side, p.sentence[i] == here, quote > 0], CUE[side, i in starts])
        row += (seen[k - 2][4], seen[k - 1][5], seen[k + 1][6], seen[k + 2][7])
        if i > 0:
            row += (LAST[side, quoted[i - 1] > 0, quote > 0], f"-10:{p.norms[i - 1]}|{side}")
        if 0 < i - cue[1] + 1 <= 2 or 0 < cue[0] - i <= 2:
            row.append(f"{d}|{bare}|{p.norms[i][:3]}")
        yield row


@lru_cache(maxsize=2 * VOCABULARY)
def seen_lines(side: str, norm: str, text: str) -> Lines:
    """The word itself; then as the second and first before another, and after it."""
    return (f"{side}w={norm}", *word_parts(side, norm, text), *(f"{side}{k}:{norm}" for k in (-2, -1, 1, 2)))


def word_parts(side: str, norm: str, text: str) -> Lines:
    """How the word looks, ends and begins."""
    return f"{side}s={shape(norm, text)}", f"{side}-2={norm[-2:]}", f"{side}2={norm[:3]}"


OUTSIDE: Lines = ("", "", "", "", *(f"{k}:#" for k in (-2, -1, 1, 2)))
SIDES, _BOTH = ("-", "in", "+"), (False, True)
QUOTE: Named = {(s, a, b, c): f"{s}q={a}{b}{c}" for s in SIDES for a in _BOTH for b in _BOTH for c in _BOTH}
SAME: Named = {(s, a, b): f"{s}same={a}|{b}" for s in SIDES for a in _BOTH for b in _BOTH}
LAST: Named = {(s, a, b): f"{s}-1q={a}{b}" for s in SIDES for a in _BOTH for b in _BOTH}
CUE: Named = {(s, a): f"{s}cue={a}" for s in SIDES for a in _BOTH}


def _between(p: Passage, cue: tuple[int, int], window: tuple[int, int], starts: set[int]) -> list[str]:
    """What stands between the cue and each token: clause word, comma, colon, mark, another cue."""
    marks = [""] * (window[1] - window[0])
    for indices in (range(cue[1], window[1]), range(cue[0] - 1, window[0] - 1, -1)):
        seen = ""
        for i in indices:
            norm = p.norms[i]
            if norm in THAT:
                seen = _with(seen, "t")
            marks[i - window[0]] = seen
            if norm in "،,:؛.":
                seen = _with(seen, norm)
            elif i in starts:
                seen = _with(seen, "c")
            elif p.quoted[i]:
                seen = _with(seen, "q")
    return marks


def _with(seen: str, mark: str) -> str:
    return seen if mark in seen else "".join(sorted(seen + mark))


def span_window(p: Passage, cue: tuple[int, int]) -> tuple[int, int]:
    """The tokens that may belong to the cue: its sentence and the ones around, at most 60 before and 130 after."""
    here = p.sentence[cue[0]]
    start = next((i for i in range(max(0, cue[0] - 60), cue[0]) if p.sentence[i] >= here - 1), cue[0])
    end = next((i for i in range(cue[1], min(len(p.tokens), cue[1] + 130)) if p.sentence[i] > here + 2), min(len(p.tokens), cue[1] + 130))
    return start, end
