"""Which letters stand glued before a word that is named without them?"""

from __future__ import annotations


def clitic_length(raw: str, letters: str) -> int:
    """Raw characters of one leading letter out of `letters`, its diacritics included; 0 where there is none."""
    if not raw or raw[0] not in letters:
        return 0
    end = 1
    while end < len(raw) and not raw[end].isalnum():
        end += 1
    return end if end < len(raw) else 0
