"""Which cue can a written word be, and what does its form say of the speaker? (`<language>/cues.toml`, `forms.tsv`)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import KgError
from kg.model import Relation

KINDS = {"A": "participle", "N": "noun", "X": "particle"}
TENSES = {"p": "past", "i": "imperfect", "b": "base", "g": "gerund"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of cues.toml: what a lemma does, whatever its form."""

    lemma: str
    frame: str
    prep: str
    relation: Relation | None
    weight: float
    needs: str


@dataclass(frozen=True, slots=True)
class CueForm:
    """One reading of a written word as a cue.

    `prior` is the share of the form's occurrences that were cues in annotated news; `person` 0 where the form has none;
    `circumstantial` is a participle that inherits its speaker (مؤكداً, adding); `skip` counts the letters of conjunctions
    and prepositions before the cue's first.
    """

    cue: Cue
    form: str
    kind: str
    prior: float
    tense: str = ""
    passive: bool = False
    person: int = 0
    gender: str = ""
    number: str = ""
    circumstantial: bool = False
    prefix: str = ""
    suffix: str = ""

    @property
    def lemma(self) -> str:
        """The vocalised lemma."""
        return self.cue.lemma

    @property
    def frame(self) -> str:
        """Name of the frame in frames.toml."""
        return self.cue.frame

    @property
    def relation(self) -> Relation | None:
        """What the cue alone says."""
        return self.cue.relation

    @property
    def weight(self) -> float:
        """The share of the lemma's statements that bear this relation."""
        return self.cue.weight

    @property
    def skip(self) -> int:
        """Folded letters before the cue's first letter: conjunctions and prepositions, not the article or the mark of the future."""
        before = self.prefix.removesuffix("ال").removesuffix("س")
        return len(before) - before.endswith("لل")


def first_person(forms: Sequence[CueForm]) -> bool:
    """Is it surely I or we who speak (نحذر, "we urge"), whichever of the forms it is? Not where it is no known form at all."""
    return bool(forms) and all(f.person == 1 for f in forms)


@dataclass(frozen=True, slots=True)
class Row:
    """One form of one lemma as forms.tsv has it."""

    cue: Cue
    form: str
    tags: tuple[str, ...]
    priors: tuple[float, float]


def rows(text: str, cues: dict[str, Cue], place: str) -> dict[str, tuple[Row, ...]]:
    """forms.tsv by folded form; KgError where a lemma has no entry any more."""
    found: dict[str, list[Row]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        lemma, *cells = line.split("\t")
        if lemma not in cues:
            raise KgError(f"{place}: {lemma!r} has no entry in cues.toml", hint="run scripts/build_forms")
        for cell in cells:
            form, tags, bare, suffixed = cell.split(":")
            found.setdefault(form, []).append(Row(cues[lemma], form, tuple(tags.split(",")), (float(bare), float(suffixed))))
    return {form: tuple(found[form]) for form in found}


def readings(row: Row, prefix: str, suffix: str) -> Iterator[CueForm]:
    """The readings of a row that go with what was cut off before and after it, third person first."""
    for tag in row.tags:
        bound, code = tag.endswith("+"), tag.rstrip("+")
        if (bound and not suffix) or not _goes(code, prefix, suffix):
            continue
        yield _reading(row, code, prefix, suffix)


def _goes(code: str, prefix: str, suffix: str) -> bool:
    # Future س before an imperfect only; article and prepositions before nouns and participles; a suffix never on an accusative in -an.
    core = prefix.lstrip("وف")
    if suffix and (code.endswith("u") or code[0] == "X"):
        return False
    if core == "س":
        return code[0] == "i"
    if core in ("ل", "ا"):
        return code[0] in "iN" if core == "ل" else code[0] in "pi"
    return not core or code[0] in "NA"


def _reading(row: Row, code: str, prefix: str, suffix: str) -> CueForm:
    prior = row.priors[bool(suffix)]
    if code[0] in KINDS:
        circumstantial = code.endswith("u") or code in ("Afs", "Amp", "Amd", "Afd", "Afp")
        inherits = circumstantial and code[0] == "A" and "ال" not in prefix
        return CueForm(
            row.cue,
            row.form,
            KINDS[code[0]],
            prior,
            gender=code[1:2].rstrip("u"),
            number=code[2:3],
            circumstantial=inherits,
            prefix=prefix,
            suffix=suffix,
        )
    gender, number = (mark.strip("-") for mark in (code[3] if code[2] == "3" else "", code[-1]))
    return CueForm(
        row.cue,
        row.form,
        "verb",
        prior,
        TENSES[code[0]],
        code[1] == "p",
        int(code[2]),
        gender,
        number,
        circumstantial=code[0] == "g",
        prefix=prefix,
        suffix=suffix,
    )
