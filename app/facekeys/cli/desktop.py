"""`facekeys desktop`: FaceKeys in the menu of the desktop, and at login."""

from __future__ import annotations

from typing import Annotated

import typer

from facekeys import desktop_entry

app = typer.Typer(
    no_args_is_help=True, help="Put FaceKeys into the desktop's menu (Linux)."
)


@app.command()
def install(
    at_login: Annotated[
        bool,
        typer.Option(
            "--at-login",
            help="Also start it, in the tray and with the camera off, at each login. "
            "Without this it is not started then any more.",
        ),
    ] = False,
) -> None:
    """Write menu entry, icon and description into your home folder."""
    for path in desktop_entry.install(desktop_entry.command(), at_login=at_login):
        typer.echo(path)


@app.command()
def remove() -> None:
    """Delete what `install` wrote."""
    removed = desktop_entry.remove()
    for path in removed:
        typer.echo(f"deleted {path}")
    if not removed:
        typer.echo("There was nothing of FaceKeys.")
