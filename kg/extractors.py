"""Which extractor reads which language? Models and packs are loaded once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from kg import __version__
from kg.attribution.fast import FastReader
from kg.attribution.mentions import MentionFinder
from kg.errors import Exit, KgError
from kg.extraction import Extractor
from kg.knowledge import Knowledge
from kg.lang.pack import load
from kg.model import Actor, digest_of
from kg.stance.rank import StanceModel

LANGUAGES = ("ar", "en")
# Languages whose cues and frames are written down; the others are read by their models and stems alone.
PACKS = ("ar", "en")


@cache
def extractor(lang: str, reader: str | None = None) -> Extractor:
    """The extractor of a language; KgError where the language or the reader is not there."""
    if lang not in LANGUAGES:
        raise KgError(f"no reader for the language {lang!r}", hint=f"known are {', '.join(LANGUAGES)}; --lang says which one a text is in")
    if reader not in (None, "fast"):
        raise KgError(f"the reader {reader!r} is not in this installation", hint="--reader fast", exit_code=Exit.USAGE)
    folder = weights(lang)
    pack = load(lang) if lang in PACKS else None
    return Extractor(FastReader(folder, pack=pack), MentionFinder(folder), StanceModel(folder), Knowledge(lang), lang, pack)


def weights(lang: str) -> Path:
    """The folder of a language's trained models."""
    return Path(str(files("kg.lang").joinpath(lang, "weights")))


def version(reader: str | None) -> tuple[str, str, str]:
    """Version of kg, name of the reader, digest of packs and weights: what a run is identified by."""
    return __version__, reader or "fast", _digest()


@cache
def _digest() -> str:
    root = Path(str(files("kg.lang")))
    return digest_of(
        *(
            f"{p.relative_to(root)}:{digest_of(p.read_bytes().hex())}"
            for p in sorted(root.rglob("*"))
            if p.suffix in (".toml", ".crf", ".tsv", ".onnx")
        )
    )


def canonical(actor_id: str) -> Actor | None:
    """What the registry says of an id."""
    return Knowledge("ar").get(actor_id)
