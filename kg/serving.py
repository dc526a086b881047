"""How is a workspace looked at live? A small server on this machine: the page, its data, and why each statement was read so.

Reading only. Answers name who may frame, cache or embed them (nobody), and only this machine's own names are answered to, so that
no page of the web can read here under a name of its own (DNS rebinding).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.explaining import explain_statement
from kg.explorer import Choice, page_data, page_html
from kg.workspace import Workspace

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


def application(path: Path, choice: Choice, host: str = "127.0.0.1") -> Starlette:
    """The server of one workspace, which it opens anew for each answer: a build beside it is seen at the next look."""
    kept = _Kept(path, choice)

    def page(request: Request) -> Response:
        return HTMLResponse(page_html(kept.data(), live=True), headers=_HEADERS)

    def data(request: Request) -> Response:
        return JSONResponse(kept.data(), headers=_HEADERS)

    def explain(request: Request) -> Response:
        with Workspace.open(path) as store:
            lines = explain_statement(store, request.path_params["id"])
        return JSONResponse({"lines": lines or []}, status_code=404 if lines is None else 200, headers=_HEADERS)

    routes = [Route("/", page), Route("/api/data", data), Route("/api/explain/{id}", explain)]
    allowed = list(dict.fromkeys((*_LOCAL, host)))
    return Starlette(
        routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=allowed)], exception_handlers={KgError: _told}
    )


def _told(request: Request, error: Exception) -> Response:
    hint = error.hint if isinstance(error, KgError) else ""
    return JSONResponse({"error": str(getattr(error, "message", error)), "hint": hint}, status_code=500, headers=_HEADERS)


@dataclass(slots=True)
class _Kept:
    """The page's data, made anew only when the workspace's file has changed."""

    path: Path
    choice: Choice
    state: tuple[tuple[int, int], ...] = ()
    made: dict[str, Any] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def data(self) -> dict[str, Any]:
        """As of now."""
        with self.lock:
            state = tuple((s.st_mtime_ns, s.st_size) for s in (f.stat() for f in sorted(self.path.glob("kg.db*")) if f.suffix != ".db-shm"))
            if state != self.state:
                with Workspace.open(self.path) as store:
                    self.made = page_data(store, self.choice)
                self.state = state
            return self.made
