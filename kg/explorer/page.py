"""How does everything that the page needs become one file: template, style, library, modules, words, data?"""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from kg.explorer.modules import bundle

_HERE = files("kg.explorer")
# In JSON inside a script these could end it or open a comment; as escapes they are the same text to JSON.
_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page_html(data: dict[str, Any], *, live: bool = False) -> str:
    """The page of these data. Only a `live` page may ask its own server."""
    parts = {"library": _text("vendor", "d3.min.js"), "program": bundle("app", _module), "style": _text("page", "style.css")}
    # An HTML parser makes one line end of each; so must the hash.
    parts = {name: part.replace("\r\n", "\n") for name, part in parts.items()}
    values = {"data": script_json(data), "words": script_json(words()), "live": "yes" if live else "", "policy": _policy(parts, live)}
    return Template(_text("page", "page.html")).substitute(parts | values)


def script_json(value: object) -> str:
    """JSON that is safe inside a script element, whatever its texts hold.

    >>> script_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


@cache
def words() -> dict[str, dict[str, str]]:
    """What the page says in each language, by key."""
    return tomllib.loads(_text("page", "words.toml"))


def _policy(parts: dict[str, str], live: bool) -> str:
    """Nothing runs or is drawn but what was put here, and nothing is asked for."""
    scripts = " ".join(_hashed(parts[name]) for name in ("library", "program"))
    ask = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hashed(parts['style'])}; img-src blob: data:; {ask}"
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _module(name: str) -> str:
    return _text("page", f"{name}.js")


def _text(*path: str) -> str:
    return _HERE.joinpath(*path).read_text(encoding="utf-8")
