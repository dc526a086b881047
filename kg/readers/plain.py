"""Which document does a plain text file hold?"""

from __future__ import annotations

from kg.model import Document
from kg.readers.refusal import Refusal


def read_text(data: bytes, place: str, id_: str) -> Document | Refusal:
    r"""The whole file as one document, its text untouched (\r\n too) but for a UTF-8 byte order mark, which is not part of the text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_text(data, place) or Refusal(
            place, f"is not UTF-8: byte 0x{data[error.start]:02x} at {error.start}", f"iconv -f WINDOWS-1256 -t UTF-8 '{place}' > fixed.txt"
        )
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200e\u200f"):
        return Refusal(place, "holds no text", "leave it out, or check how it was saved")
    return _not_text(data, place) or Document(id_, text)


def _not_text(data: bytes, place: str) -> Refusal | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Refusal(place, f"is not UTF-8 but UTF-16: byte 0x{data[0]:02x} at 0", f"iconv -f UTF-16 -t UTF-8 '{place}' > fixed.txt")
    if (at := data.find(b"\0")) >= 0:
        return Refusal(place, f"holds binary data (a zero byte at {at})", "is this really a text file? save it as UTF-8 text")
    return None
