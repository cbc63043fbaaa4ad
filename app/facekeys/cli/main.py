"""The `facekeys` command: what it can do, and how its failures end."""

from __future__ import annotations

import gc
import logging
import logging.handlers
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Annotated, Any, Final

import typer

from facekeys import __version__
from facekeys.cli.common import report
from facekeys.cli.lazy import LazyGroup
from facekeys.display import require_display
from facekeys.engine.governor import LEAST_CORES, LEAST_FPS, Budget
from facekeys.errors import ExitCode, FaceKeysError
from facekeys.interrupts import ended_by_ctrl_c
from facekeys.resources import log_file
from facekeys.virtualcam.words import AUTO, WORDS

_LOG: Final = logging.getLogger("facekeys")
_USUAL: Final = Budget()

app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - a typer callback
    if wanted:
        typer.echo(f"facekeys {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def desktop(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - typer calls its callback
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_print_version,
            help="Print the version and end.",
        ),
    ] = False,
    cpu: Annotated[
        float | None,
        typer.Option(
            "--cpu",
            min=LEAST_CORES,
            help="Processor cores that the app aims to keep busy at most; to that end "
            "it processes fewer frames, down to 15 a second. "
            f"[as in the settings; {_USUAL.cores}]",
            show_default=False,
        ),
    ] = None,
    max_fps: Annotated[
        float | None,
        typer.Option(
            "--max-fps",
            min=LEAST_FPS,
            help="Frames a second to process, at most. "
            f"[as in the settings; {_USUAL.max_fps:g}]",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="|".join([*WORDS, "/dev/videoN"]),
            help="Where the picture goes: to the best virtual camera there is, to a "
            "camera of PipeWire's, to a preview by HTTP for programs on this computer, "
            "nowhere, or to one device of v4l2loopback. "
            f"[as in the settings; {AUTO}]",
            show_default=False,
        ),
    ] = None,
    hidden: Annotated[
        bool,
        typer.Option("--hidden", help="Start without the window, in the tray."),
    ] = False,
) -> None:
    """FaceKeys: the open face filter for video calls.

    Without a command it opens the desktop app, or shows the window of the one that
    runs already.
    """
    if context.invoked_subcommand is None:
        options = {
            "processor.cores": cpu,
            "processor.max_fps": max_fps,
            "output.to": to,
        }
        given = {key: value for key, value in options.items() if value is not None}
        raise typer.Exit(_open_window(given, hidden=hidden))


def _open_window(options: Mapping[str, Any], *, hidden: bool) -> int:
    """Open the app's window; returns the exit code once it is closed."""
    if "output.to" in options:
        from facekeys.virtualcam.outputs import output

        output(options["output.to"])  # which says what is wrong with it
    require_display()
    with ended_by_ctrl_c(), _uncollected():
        # Before Qt, which reads the source of every module that is imported after it.
        import facekeys.engine.engine  # noqa: F401
        from facekeys.ui.instance import Instance, raise_other
    instance = Instance()
    if not instance.claim():
        if hidden:
            return int(ExitCode.DONE)
        raise_other()
        typer.echo("FaceKeys runs already: its window is shown.")
        return int(ExitCode.DONE)
    try:
        with ended_by_ctrl_c(), _uncollected():
            from facekeys.ui.app import run
        return run(options, hidden=hidden)
    finally:
        instance.release()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Import without the garbage collector, which would go through it all in vain."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Without the program's name; the process's own if None.

    Returns:
        The exit code: 0 done, 2 wrong usage, others by `ExitCode`.
    """
    try:
        with _logged(), _terminable():
            app(args=None if arguments is None else list(arguments))
    except FaceKeysError as error:
        report(error)
        return int(error.exit_code)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    except Exception:  # noqa: BLE001 - the last resort: a sentence, not a traceback
        report(
            FaceKeysError(
                "Something went wrong that FaceKeys did not foresee.",
                hint=f"The log says more: {log_file()}"
                if log_file().exists()
                else "There is no log, for its folder can't be written to.",
            )
        )
        return int(ExitCode.OTHER)
    return int(ExitCode.DONE)


@contextmanager
def _terminable() -> Iterator[None]:
    """Make a termination end like Ctrl-C, so that no half file is left."""

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _logged() -> Iterator[None]:
    """Write faults to the log; without a place for it, to nowhere."""
    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            log_file(), maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    _LOG.addHandler(handler)
    try:
        yield
    except (FaceKeysError, SystemExit):
        raise
    except Exception:
        _LOG.exception("Unexpected fault")
        raise
    finally:
        _LOG.removeHandler(handler)
        handler.close()


if __name__ == "__main__":
    sys.exit(main())
