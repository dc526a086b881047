"""How many words of a text may be given on where full texts may not (`--no-text`)?"""

from __future__ import annotations

from kg.rdf.triples import SHORT


def short(text: str) -> str:
    """The first ten words and a mark; a shorter text as it is.

    >>> short("one two"), short("a b c d e f g h i j k")
    ('one two', 'a b c d e f g h i j …')
    """
    words = text.split()
    return " ".join(words[:SHORT]) + " …" if len(words) > SHORT else text
