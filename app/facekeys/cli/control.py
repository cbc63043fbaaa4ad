"""Commands that speak to the running app, so that any desktop can bind a key to them.

They load nothing that the app itself does not need for them: see `facekeys.cli.lazy`.
"""

from __future__ import annotations

import json
from typing import Annotated, Final

import typer

from facekeys.errors import UsageError

_RECORDS: Final = ("start", "stop", "toggle")


def toggle(
    one: Annotated[
        str, typer.Argument(metavar="ID", help="As `facekeys filters list` has it.")
    ],
) -> None:
    """Put a filter on in the running app, or take it off."""
    from facekeys.ui.control import ask  # Qt, which takes a moment

    on = json.loads(ask("toggle", one))["on"]
    typer.echo(f"{one} is {'on' if on else 'off'}.")


def panic() -> None:
    """Take all filters off in the running app."""
    from facekeys.ui.control import ask

    ask("panic")
    typer.echo("All filters are off.")


def photo() -> None:
    """Have the running app write its newest picture to the folder for photos."""
    from facekeys.ui.control import ask

    typer.echo(json.loads(ask("photo"))["path"])


def record(
    what: Annotated[
        str,
        typer.Argument(
            metavar="|".join(_RECORDS),
            help="Without it: start, or stop what is recorded.",
            show_default=False,
        ),
    ] = "toggle",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, for programs.")
    ] = False,
) -> None:
    """Have the running app record what others see to the folder for recordings."""
    if what not in _RECORDS:
        raise UsageError(
            f"There is no facekeys record {what}.",
            hint="Say start, stop or toggle. `facekeys status` tells how far it is.",
        )
    from facekeys.ui.control import ask

    answer = ask("record", what)
    now = json.loads(answer)
    if as_json:
        typer.echo(answer)
    elif now["recording"]:
        typer.echo(f"Recording to {now['path']}")
    else:
        typer.echo(now["path"])


def profile(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As in the settings.")],
) -> None:
    """Switch the running app to a profile: its filters and its output."""
    from facekeys.ui.control import ask

    ask("profile", name)
    typer.echo(f"{name} is in use.")
