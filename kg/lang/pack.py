"""What is known of a language: cues, their forms and frames, and the words beside them, checked and ready to look up."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from kg.errors import KgError
from kg.lang.clitics import Clitics, variants
from kg.lang.cueforms import Cue, CueForm, Row, readings, rows
from kg.lang.normalize import fold
from kg.lang.packfile import check_examples, check_keys, nearest, read_text, read_toml, words_of
from kg.lang.patterns import WordSet
from kg.model import Relation

_CUE_KEYS = ("root", "form", "past", "words", "nouns", "drop", "prep", "relation", "weight", "needs", "yes", "no")


@dataclass(frozen=True, slots=True)
class Frame:
    """Which place beside a cue holds which role (frames.toml)."""

    name: str
    slots: dict[str, str]


@dataclass(frozen=True, slots=True)
class Needs:
    """What must stand near a cue to tell it from its homographs."""

    words: WordSet
    within: int

    def met(self, norms: list[str], at: int) -> bool:
        """One of the words stands within so many tokens after the cue at `at`, before the sentence ends."""
        for norm in norms[at + 1 : at + 1 + self.within]:
            if norm in (".", "؟", "!", "?"):
                return False
            if any(view in self.words for view in variants(norm)):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Pack:
    """The knowledge of one language; made by `load`."""

    lang: str
    digest: str
    frames: dict[str, Frame]
    cues: dict[str, Cue]
    certain: float
    needs: dict[str, Needs]
    examples: dict[str, dict[str, Any]]
    clitics: Clitics
    calendar: frozenset[str]
    rows: dict[str, tuple[Row, ...]] = field(repr=False)

    def cue(self, norm: str) -> tuple[CueForm, ...]:
        """All readings of a folded word as a cue, likeliest first; empty where it can be none."""
        return _cue(self.lang, norm)

    def meets_needs(self, form: CueForm, norms: list[str], at: int) -> bool:
        """Whether the cue's own condition holds at this token; true where it has none, and for verbal nouns."""
        # A verbal noun names the act itself (توجيهات), so it needs no second noun.
        return not form.cue.needs or form.kind == "noun" or self.needs[form.cue.needs].met(norms, at)


@lru_cache(maxsize=1 << 15)
def _cue(lang: str, norm: str) -> tuple[CueForm, ...]:
    pack = load(lang)
    cuts = pack.clitics.cuts(norm)
    found = [r for prefix, stem, suffix in cuts for row in pack.rows.get(stem, ()) for r in readings(row, prefix, suffix)]
    # The reading with the fewest letters cut off is the likelier one; then the more frequent cue.
    return tuple(sorted(found, key=lambda r: (bool(r.suffix), len(r.prefix), -r.prior)))


@cache
def load(lang: str) -> Pack:
    """The checked pack of a language; KgError names file, entry and what is wrong."""
    frames = _frames()
    data = read_toml(lang, "cues.toml")
    check_keys(f"lang/{lang}/cues.toml", data, required=("cues", "certain"), optional=("needs",))
    needs = {name: _needs(f"lang/{lang}/cues.toml, needs.{name}", entry) for name, entry in data.get("needs", {}).items()}
    cues = {lemma: _cue_entry(f"lang/{lang}/cues.toml, {lemma}", lemma, entry, frames, needs) for lemma, entry in data["cues"].items()}
    forms = rows(read_text(lang, "forms.tsv"), cues, f"lang/{lang}/forms.tsv")
    return Pack(lang, digest(lang), frames, cues, float(data["certain"]), needs, data["cues"], Clitics.of(lang), _calendar(lang), forms)


def _calendar(lang: str) -> frozenset[str]:
    """Folded words of months and weekdays."""
    data = read_toml(lang, "months.toml")
    names = [name for month in data["months"] for name in month] + list(data["weekdays"])
    return frozenset(fold(word) for name in names for word in name.split())


def digest(lang: str) -> str:
    """What a run's results hang on: a hash of all data files of the pack."""
    sha = hashlib.sha256()
    for folder in (files("kg.lang"), files("kg.lang").joinpath(lang)):
        for path in sorted((p for p in folder.iterdir() if p.name.endswith((".toml", ".tsv"))), key=lambda p: p.name):
            sha.update(path.name.encode() + path.read_bytes())
    return sha.hexdigest()[:16]


@cache
def _frames() -> dict[str, Frame]:
    data = tomllib.loads(files("kg.lang").joinpath("frames.toml").read_text(encoding="utf-8"))
    return {name: Frame(name, dict(entry["slots"])) for name, entry in data.items()}


def _needs(place: str, entry: dict[str, Any]) -> Needs:
    check_keys(place, entry, required=("words", "within"))
    return Needs(WordSet.of(words_of(entry["words"])), int(entry["within"]))


def _cue_entry(place: str, lemma: str, entry: dict[str, Any], frames: dict[str, Frame], needs: dict[str, Needs]) -> Cue:
    check_keys(place, entry, required=("frame",), optional=_CUE_KEYS)
    check_examples(place, entry)
    if entry["frame"] not in frames:
        near = nearest(entry["frame"], frames)
        raise KgError(f"{place}: unknown frame {entry['frame']!r}", hint=f"{near}; the closed set is in lang/frames.toml")
    if entry.get("needs", "") not in {"", *needs}:
        raise KgError(f"{place}: unknown condition {entry['needs']!r}", hint=nearest(entry["needs"], needs))
    relation = entry.get("relation")
    if relation is not None and relation not in {r.value for r in Relation}:
        raise KgError(f"{place}: unknown relation {relation!r}", hint=nearest(relation, [r.value for r in Relation]))
    stance = Relation(relation) if relation else None
    return Cue(lemma, entry["frame"], fold(entry.get("prep", "")), stance, float(entry.get("weight", 0.0)), entry.get("needs", ""))
