"""Commands whose modules are imported when they are called, and no sooner."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import typer
from typer.core import TyperGroup

from facekeys.cli.slips import said_as_ours

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "render": "render",
        "track": "track",
        "filters": "filters",
        "cameras": "cameras",
        "doctor": "doctor",
        "status": "status",
        "toggle": "control",
        "panic": "control",
        "photo": "control",
        "record": "control",
        "profile": "control",
        "settings": "settings",
        "desktop": "desktop",
        "bench": "bench",
        "train": "train",
        "evaluate": "evaluate",
    }
)
"""Modules in `facekeys.cli` by the command. A module has a function of the command's
name, or, for a command with commands of its own, a `typer.Typer` named `app`."""


class LazyGroup(TyperGroup):
    """The commands of `COMMANDS`: one that only speaks to the app loads no OpenCV."""

    def make_context(self, *args: Any, **options: Any) -> Any:
        """Read the options before a command."""
        with said_as_ours():
            return super().make_context(*args, **options)

    def invoke(self, ctx: Any) -> Any:
        """Call a command."""
        with said_as_ours():
            return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's name
        """Return the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command; None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"facekeys.cli.{COMMANDS[cmd_name]}")
        holder = typer.Typer(rich_markup_mode=None)
        if hasattr(module, "app"):
            holder.add_typer(module.app, name=cmd_name)
        else:
            holder.command()(getattr(module, cmd_name))
        return typer.main.get_group(holder).get_command(ctx, cmd_name)
