"""`facekeys filters`: what there is to put on, and packs to pass on."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from facekeys.cli.common import counted, pick_filters, report
from facekeys.errors import UsageError
from facekeys.overlays.faults import PackError
from facekeys.overlays.library import installed_filters
from facekeys.resources import user_filters
from facekeys.sharing.beginning import begin
from facekeys.sharing.checking import checked
from facekeys.sharing.exporting import export as export_pack
from facekeys.sharing.installing import install as install_pack
from facekeys.sharing.installing import remove as remove_pack
from facekeys.sharing.limits import ENDING

app = typer.Typer(no_args_is_help=True, help="List, check and share filter packs.")

Pack = Annotated[
    Path, typer.Argument(metavar="PATH", help=f"Folder of a pack, or its {ENDING}.")
]
Id = Annotated[str, typer.Argument(metavar="ID", help="See `facekeys filters list`.")]


@app.command(name="list")
def list_filters() -> None:
    """List the installed filters; broken packs are reported with every fault."""
    library = installed_filters()
    width = max(map(len, library.filters), default=0)
    for one in library.filters.values():
        typer.echo(f"{one.id:<{width}} {one.manifest.name}")
    _end_with(library.faults)


@app.command()
def check(
    packs: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help=f"Folders of packs, or {ENDING} files; or ids of your own filters.",
        ),
    ],
) -> None:
    """Check filter packs, and list every fault with file and key."""
    faults = []
    for pack in packs:
        try:
            one = checked(_own(pack) or pack)
        except PackError as error:
            faults.append(error)
        else:
            parts = [
                counted(len(some), word)
                for some, word in ((one.layers, "layer"), (one.effects, "effect"))
                if some
            ]
            typer.echo(f"{one.id}: {one.manifest.name} is sound: {', '.join(parts)}.")
    _end_with(faults)


@app.command()
def install(
    pack: Pack,
    replace: Annotated[
        bool, typer.Option("--replace", help="Also if you have one of that name.")
    ] = False,
) -> None:
    """Put a copy of a pack among your own, if it is sound; the app shows it at once."""
    one = install_pack(pack, replace=replace)
    done = "replaced" if one.replaced else "installed"
    typer.echo(f"{one.id}: {one.name} is {done} in {one.folder}.")


@app.command()
def remove(id_: Id) -> None:
    """Remove a pack from your own."""
    remove_pack(id_)
    typer.echo(f"{id_} is removed.")


@app.command()
def export(
    id_: Id,
    target: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help=f"[ID{ENDING}]"),
    ] = None,
) -> None:
    """Make one file of a pack, for others to install."""
    (one,) = pick_filters(installed_filters(), [id_])
    path = target or Path(f"{id_}{ENDING}")
    if path.suffix != ENDING:
        raise UsageError(
            f"{path} is no name for a pack.", hint=f"Let it end with {ENDING}."
        )
    export_pack(one.folder, path)
    typer.echo(f"{path}: {one.manifest.name}, {path.stat().st_size / 1000:.0f} kB.")


@app.command()
def new(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Such as my-hat.")],
    source: Annotated[
        str, typer.Option("--from", metavar="ID", help="The filter to begin from.")
    ],
) -> None:
    """Begin a filter of your own: a copy of another one, explained."""
    (one,) = pick_filters(installed_filters(), [source])
    made = begin(id_, one)
    typer.echo(f"{made.id}: {made.name} lies in {made.folder}.")
    typer.echo("Change its files: a running FaceKeys shows it within a second.")


@app.command()
def preview(
    id_: Annotated[
        str, typer.Argument(metavar="[ID]", help="See `facekeys filters list`.")
    ] = "",
    target: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE.png", help="[ID.png]"),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="One picture of all filters.")
    ] = False,
) -> None:
    """Show a filter, or all of them, on people: a picture to look at."""
    from facekeys.sharing.contact_sheet import (
        check_name,
        sheet_of,
        sheet_of_all,
        write_sheet,
    )

    if bool(id_) == everything:
        raise UsageError("Name one filter, or all with --all.")
    path = target or Path(f"{id_ or 'filters'}.png")
    check_name(path)
    library = installed_filters()
    wanted = list(library.filters) if everything else [id_]
    filters = pick_filters(library, wanted)
    write_sheet(sheet_of_all(filters) if everything else sheet_of(filters[0]), path)
    typer.echo(f"{path}: {counted(len(filters), 'filter')}.")


def _own(pack: Path) -> Path | None:
    """Return the folder of a filter of the user's own, if that is what was named."""
    named = pack.name == str(pack) and not os.path.lexists(pack)
    folder = user_filters() / pack
    return folder if named and folder.is_dir() else None


def _end_with(faults: Sequence[PackError]) -> None:
    """Tell of the broken packs, and end as broken packs do if there are any."""
    for fault in faults:
        report(fault)
    if faults:
        raise typer.Exit(int(faults[0].exit_code))
