"""Which extractor reads which language? Models and packs are loaded once a process."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg import __version__
from kg.attribution.encoder import EncoderReader
from kg.attribution.fast import FastReader
from kg.attribution.mentions import MentionFinder
from kg.errors import Exit, KgError
from kg.extraction import Extractor
from kg.knowledge import Knowledge
from kg.lang.pack import load
from kg.linear import read_tables
from kg.model import Actor, digest_of
from kg.stance.judge import Judge, load_judge
from kg.stance.rank import StanceModel
from kg.text.crf import crf

LANGUAGES = ("ar", "en")
# The best first: what is used where nobody asks for another.
READERS = ("accurate", "fast")
# Languages whose cues and frames are written down; the others are read by their models and stems alone.
PACKS = ("ar", "en")


def extractor(lang: str, reader: str | None = None) -> Extractor:
    """The extractor of a language, by default with the best reader; KgError where the language or the reader is not there."""
    if lang not in LANGUAGES:
        raise KgError(f"no reader for the language {lang!r}", hint=f"known are {', '.join(LANGUAGES)}; --lang says which one a text is in")
    name = reader or READERS[0]
    if name not in READERS:
        raise KgError(f"the reader {name!r} is not in this installation", hint=f"--reader {READERS[0]}", exit_code=Exit.USAGE)
    return _extractor(lang, name)


@cache
def _extractor(lang: str, reader: str) -> Extractor:
    folder = weights(lang)
    return assemble(lang, reader, folder, encoder_weights(), load_judge(folder / f"judge.{reader}.toml"))


def assemble(lang: str, reader: str, folder: Path, encoder_folder: Path, judge: Judge) -> Extractor:
    """An extractor of the models in these folders."""
    pack = load(lang) if lang in PACKS else None
    stances, knowledge = StanceModel(folder), Knowledge(lang)
    meant = read_tables(folder / "reference.toml", "scripts/train reference GOLD.jsonl", ("link", "understood"))
    if reader == "fast":
        return Extractor(
            FastReader(folder, pack=pack), MentionFinder(crf(folder / "mention.crf")), stances, judge, meant, knowledge, lang, pack
        )
    encoder = EncoderReader(encoder_folder, pack=pack)
    return Extractor(encoder, encoder, stances, judge, meant, knowledge, lang, pack)


def encoder_weights() -> Path:
    """The folder of the encoder, one for all languages."""
    return Path(str(files("kg.attribution").joinpath("weights")))


def weights(lang: str) -> Path:
    """The folder of a language's trained models."""
    return Path(str(files("kg.lang").joinpath(lang, "weights")))


def version(reader: str | None) -> tuple[str, str, str]:
    """Version of kg, name of the reader, digest of packs and weights: what a run is identified by."""
    return __version__, reader or READERS[0], _digest()


@cache
def _digest() -> str:
    root = Path(str(files("kg")))
    kinds = (".toml", ".crf", ".tsv", ".onnx", ".gz")
    known = (p for folder in ("lang", "attribution", "actors") for p in sorted((root / folder).rglob("*")) if p.suffix in kinds)
    return digest_of(*(f"{p.relative_to(root).as_posix()}:{hashlib.sha256(p.read_bytes()).hexdigest()}" for p in known))


def canonical(actor_id: str) -> Actor | None:
    """What the registry says of an id."""
    return Knowledge("ar").get(actor_id)
