"""The accurate reader on sentences of our own, Arabic and English."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.attribution.encoder import EncoderReader
from kg.attribution.encoder_input import WORDS
from kg.errors import KgError
from kg.extractors import encoder_weights
from kg.model import Attribution, Region
from kg.text.passage import passage


@pytest.fixture(scope="module")
def reader() -> EncoderReader:
    return EncoderReader(encoder_weights())


def read(reader: EncoderReader, text: str) -> list[Attribution]:
    return reader.read(text, (Region(0, len(text)),))


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("قال وزير النقل سامر الخطيب إن الجسر سيفتح غدا.", "قال", "وزير النقل سامر الخطيب", "الجسر سيفتح غدا"),
        ("وأكدت المتحدثة باسم البلدية ريم نصار أن المياه ستعود مساء.", "أكدت", "المتحدثة باسم البلدية ريم نصار", "المياه ستعود مساء"),
        ("Transport minister Lena Ford said the bridge would open on Monday.", "said", "Lena Ford", "the bridge would open on Monday"),
    ],
)
def test_reads_cue_source_and_content(reader: EncoderReader, text: str, cue: str, source: str, content: str) -> None:
    (found,) = read(reader, text)
    assert found.cue.text == cue
    assert found.sources
    assert source in found.sources[0].span.text
    assert found.content
    assert found.content.span.text == content


def test_every_span_points_at_its_words(reader: EncoderReader) -> None:
    text = "🙂 قالت البلدية: «سنعيد المياه»، ودعت السكّان إلى الصبر.\nThe mayor's office said so too."
    for a in reader.read(text, (Region(0, text.index("\n")), Region(text.index("\n") + 1, len(text)))):
        spans = [a.cue, *(m.span for m in (*a.sources, *a.addressees)), *(v.span for v in (*a.targets, *a.issues, *a.words))]
        assert all(text[s.start : s.end] == s.text for s in spans)


def test_no_cue_no_attribution(reader: EncoderReader) -> None:
    assert read(reader, "يقع المتحف في وسط المدينة القديمة قرب النهر.") == []


def test_a_paragraph_longer_than_a_window_is_read_to_its_end(reader: EncoderReader) -> None:
    text = " ".join(f"مرت الحافلة رقم {i} من هنا." for i in range(WORDS // 2)) + " وقال السائق عمر حداد إن الطريق مغلق."
    assert [a.cue.text for a in read(reader, text)][-1:] == ["قال"]


def test_finds_the_words_that_name_actors(reader: EncoderReader) -> None:
    text = "قال وزير النقل سامر الخطيب إن إيران ترفض الاتفاق."
    found = [m.span.text for m in reader.find((passage(text, 0, len(text)),))[0]]
    assert any("سامر الخطيب" in name for name in found)
    assert "إيران" in found


def test_each_paragraph_is_encoded_once_however_many_there_are(reader: EncoderReader, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(f"مرت الحافلة {i}." for i in range(200))
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    regions = tuple(Region(a, b) for a, b in zip(starts, [*(s - 1 for s in starts[1:]), len(text)], strict=True))
    seen: list[int] = []
    encode = reader._body
    monkeypatch.setattr(reader, "_body", lambda pieces: seen.append(len(pieces)) or encode(pieces))
    reader.read(text, regions)
    assert len(reader.find([passage(text, r.start, r.end) for r in regions])) == len(regions)
    assert len(seen) == len(regions)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"body\.onnx") as error:
        EncoderReader(tmp_path)
    assert "--reader fast" in error.value.hint
