"""Which document does a plain text file hold?"""

from __future__ import annotations

from kg.model import Document
from kg.readers.refusal import Refusal


def read_text(data: bytes, place: str, id_: str) -> Document | Refusal:
    """The whole file as one document, its text untouched but for a byte order mark."""
    if b"\0" in data[:100_000]:
        return Refusal(place, f"holds binary data (a zero byte at {data.index(0)})", "is this really a text file? save it as UTF-8 text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Refusal(
            place, f"is not UTF-8: byte 0x{data[error.start]:02x} at {error.start}", f"iconv -f WINDOWS-1256 -t UTF-8 '{place}' > fixed.txt"
        )
    if not text.strip():
        return Refusal(place, "holds no text", "leave it out, or check how it was saved")
    return Document(id_, text)
