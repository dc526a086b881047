"""How do the page's ES modules become one script, with no build step, no bundler and no request?

Each module becomes a function that gives what it exports; an import becomes a look at what another gave. So the sources stay plain
modules (`import { a, b } from "./x.js"`, `export function`, `export const`: no other form is needed, and none is accepted).
"""

from __future__ import annotations

import re
from collections.abc import Callable

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """The script that runs the module `entry`; `read` gives a module's source by its name."""
    done: dict[str, str] = {}
    _visit(entry, read, done, ())
    return '"use strict";\n' + "\n".join(done.values())


def _visit(name: str, read: Callable[[str], str], done: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"modules import each other: {' → '.join((*above, name))}")
    if name in done:
        return
    source = read(name)
    for _, other in _IMPORT.findall(source):
        _visit(other, read, done, (*above, name))
    done[name] = _module(name, source)


def _module(name: str, source: str) -> str:
    exports = _EXPORT.findall(source)
    body = _EXPORT.sub("", _IMPORT.sub(r"const {\1} = module_\2;", source))
    if other := _OTHER.search(body):
        raise ValueError(f"{name}.js: only named imports of modules beside it and exported functions and constants: {other[0]}")
    return f"const module_{name} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();"
