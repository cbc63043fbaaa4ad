"""`facekeys settings`: what is set, from the shell."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from facekeys.errors import NotRunningError, SettingsError
from facekeys.resources import settings_file
from facekeys.settings.file import Reading, read_settings, write_settings
from facekeys.settings.keys import SETTINGS, value_of, with_value

app = typer.Typer(no_args_is_help=True, help="Show and change the settings.")

_Key = Annotated[str, typer.Argument(metavar="KEY", help='Such as "camera.mirror".')]


@app.command()
def get(
    key: Annotated[
        str, typer.Argument(metavar="[KEY]", help="Only this one.", show_default=False)
    ] = "",
) -> None:
    """Print all settings, or the value of one."""
    settings = _read().settings
    if key:
        typer.echo(_as_text(value_of(settings, key)))
        return
    for one in SETTINGS.values():
        typer.echo(f"{one.key} = {_as_text(value_of(settings, one.key))}".rstrip())


@app.command(name="set")
def change(
    key: _Key,
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", help="Lists with commas between, tables in JSON."
        ),
    ],
) -> None:
    """Change a setting, also in the running app."""
    from facekeys.ui.control import ask  # Qt, which takes a moment

    try:
        ask("set", f"{key} {value}")
    except NotRunningError:
        reading = _read()
        if not reading.may_write and reading.trouble is not None:
            raise reading.trouble from None
        settings = with_value(reading.settings, key, value)
        try:
            write_settings(settings_file(), settings)
        except SettingsError as error:  # no app goes on with them: none is running
            hint = "Is the disk full, or the folder not yours?"
            raise SettingsError(error.message, hint=hint) from error


@app.command()
def path() -> None:
    """Print where the file of the settings is; it may not exist yet."""
    typer.echo(settings_file())


def _read() -> Reading:
    """Read the settings, and say on standard error what can't be used of them."""
    from facekeys.cli.common import report

    reading = read_settings(settings_file())
    if reading.trouble is not None and reading.may_write:
        report(reading.trouble)
    return reading


def _as_text(value: Any) -> str:
    """Return a value as `facekeys settings set` takes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)
