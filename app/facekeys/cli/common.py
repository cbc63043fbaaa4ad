"""What several commands share."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Final

import typer

from facekeys.errors import FaceKeysError, MissingExtraError, UsageError

if TYPE_CHECKING:  # these take their time to load, and many commands do without
    from rich.console import Console
    from rich.progress import Progress

    from facekeys.camera.source import Source
    from facekeys.overlays.filter import Filter
    from facekeys.overlays.library import Library

ModelFile = Annotated[
    Path | None,
    typer.Option(
        "--model", metavar="FILE.toml", help="Key-point model [the shipped one]."
    ),
]
"""The option for another model than the one that is shipped."""

# What the train extra brings, by the name of its module.
_TRAIN_EXTRA: Final = MappingProxyType(
    {"tensorflow": "TensorFlow", "matplotlib": "Matplotlib"}
)


def to_stderr() -> Console:
    """Return the console for everything that is not a command's result."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def report(error: FaceKeysError) -> None:
    """Tell a person on standard error what went wrong, and what to do."""
    console = to_stderr()
    console.print(f"facekeys: {error.message}", markup=False)
    if error.hint:
        for line in error.hint.splitlines():
            console.print(f"  {line}", markup=False)


def pick_filters(library: Library, ids: Sequence[str]) -> tuple[Filter, ...]:
    """Return filters by their ids, in the order given.

    Raises:
        UsageError: One is not there; the hint names those that are like it.
        PackError: One is there but broken.
    """
    from facekeys.overlays.library import no_such_filter
    from facekeys.overlays.packs import prepare

    for name in ids:
        if name not in library.filters:
            for fault in library.faults:
                if fault.folder.name == name:
                    raise fault
            raise no_such_filter(name, library.filters)
    chosen = tuple(library.filters[one] for one in ids)
    for one in chosen:
        prepare(one)
    return chosen


def require_train_extra(what: str) -> None:
    """Raise MissingExtraError if the train extra is not installed.

    Nothing of it is imported, for that takes seconds. TensorFlow, when it is, keeps to
    itself what it thinks of the machine.

    Args:
        what: What needs it, as a sentence begins: "Training".
    """
    missing = [
        name
        for module, name in _TRAIN_EXTRA.items()
        if importlib.util.find_spec(module) is None
    ]
    if missing:
        raise MissingExtraError(
            f"{what} needs {' and '.join(missing)}, which FaceKeys itself does not.",
            hint='Install it, in the folder of FaceKeys: pip install ".[train]"',
        )
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 face", "2 faces"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def warn_if_cut(source: Source) -> None:
    """Tell a person, on standard error, that a source ended before its time."""
    if source.cut_short:
        to_stderr().print(
            f"facekeys: {source.name} ends early: it is damaged or was cut off.",
            markup=False,
        )


def refuse_to_overwrite(source: str, target: Path) -> None:
    """Raise UsageError if a file to write is the input itself."""
    if target.exists() and Path(source).exists() and target.samefile(source):
        raise UsageError(f"{target} is the input itself.", hint="Choose another name.")


def progress_bar(unit: str = "frames") -> Progress:
    """Return a progress bar on standard error, silent where nobody looks."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = to_stderr()
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )
