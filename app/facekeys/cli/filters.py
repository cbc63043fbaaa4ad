"""`facekeys filters`: what there is to put on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from facekeys.cli.common import counted, report
from facekeys.overlays.library import installed_filters
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.overlays.packs import load_filter

app = typer.Typer(no_args_is_help=True, help="List and check filter packs.")


@app.command(name="list")
def list_filters() -> None:
    """List the installed filters; broken packs are reported with every fault."""
    library = installed_filters()
    for one in library.filters.values():
        typer.echo(f"{one.id:<16} {one.manifest.name}")
    for fault in library.faults:
        report(fault)
    if library.faults:
        raise typer.Exit(int(library.faults[0].exit_code))


@app.command()
def check(
    pack: Annotated[Path, typer.Argument(metavar="PATH", help="Folder of a pack.")],
) -> None:
    """Check a filter pack, and list every fault with file and key."""
    one = load_filter(pack.parent if pack.name == MANIFEST_NAME else pack)
    typer.echo(
        f"{one.id}: {one.manifest.name} is sound: {counted(len(one.layers), 'layer')}."
    )
