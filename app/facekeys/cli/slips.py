"""Words for options and arguments that have a value which does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from facekeys.errors import UsageError


@contextmanager
def said_as_ours() -> Iterator[None]:
    """Say as a sentence of ours what typer would say in pydantic's words.

    Raises:
        UsageError: In place of a typer.BadParameter that comes of a value.
    """
    try:
        yield
    except typer.BadParameter as error:
        from pydantic import ValidationError  # which is there by now

        from facekeys.faults import places_and_faults, printable

        why = error.__cause__
        if not isinstance(why, ValidationError) or not (error.param and error.ctx):
            raise
        _, what = next(places_and_faults(why))
        name = max(error.param.opts, key=len)  # "--output", not "-o"
        given = why.errors(include_url=False)[0]["input"]
        program = error.ctx.find_root().info_name or ""
        command = f"facekeys{error.ctx.command_path.removeprefix(program)}"
        raise UsageError(
            printable(f"{name} {what}, which {given} is not."),
            hint=f"`{command} --help` says more.",
        ) from error
