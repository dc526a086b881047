"""Is it said in the speaker's own words, in the narrator's, in both, or done by saying?"""

from __future__ import annotations

from kg.model import Form
from kg.stance.features import CueView


def form_of(view: CueView) -> Form:
    """Direct, indirect or mixed by where the marks stand; an act where there is no content."""
    p = view.p
    if view.content is None:
        return Form.SPEECH_ACT
    a, b = view.content
    words = [i for i in range(a, b) if p.tokens[i].is_word]
    quoted = [i for i in words if p.quoted[i]]
    if not quoted:
        return Form.INDIRECT
    if len(quoted) == len(words):
        return Form.DIRECT
    longest = max((e - s for s, e in p.quotes if s < b and a < e), default=0)
    return Form.MIXED if longest > 3 else Form.INDIRECT
