"""`facekeys cameras`: the webcams there are."""

from __future__ import annotations

import typer

from facekeys.camera.devices import list_cameras


def cameras() -> None:
    """List the webcams: number, name, and an id that stays the same."""
    found = list_cameras()
    for camera in found:
        typer.echo(f"{camera.index:>3}  {camera.name}  [{camera.id}]")
    if not found:
        typer.echo("No webcam found.")
        typer.echo("  Plug one in. Until then the app shows its demo clip.")
