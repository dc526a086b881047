"""`kg serve`: the page of `kg view`, live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_WORKSPACE, LimitOption, Since, Until, WorkspaceAt, day
from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg serve -w elections")
def serve(
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen; only this machine may look, unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")] = 8750,
    limit: LimitOption = 5000,
    since: Since = "",
    until: Until = "",
) -> None:
    """Serve the page of a workspace on this machine; it shows what is there at each look, and why each statement was read so."""
    from kg.explorer import Choice
    from kg.workspace import Workspace

    choice = Choice(limit, day("--since", since), day("--until", until))
    with Workspace.open(workspace):
        pass  # what is wrong with it is said now, not at the first look
    _run(workspace, choice, host, port)


def _run(workspace: Path, choice: Any, host: str, port: int) -> None:
    import socket

    try:
        import uvicorn

        from kg.serving import application
    except ModuleNotFoundError as error:
        raise KgError(f"{error.name} is not installed", hint="pip install 'actor-statement-graph[serve]'") from error
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen()  # who looks before the server runs waits for it
        except OSError as error:
            raise KgError(f"{host}:{port}: {error.strerror}", hint="--port 0 takes a free one") from error
        name = f"[{host}]" if ":" in host else host
        typer.echo(f"http://{name}:{listener.getsockname()[1]}/  (Ctrl-C ends)", err=True)
        uvicorn.Server(uvicorn.Config(application(workspace, choice, name), log_level="warning")).run([listener])
