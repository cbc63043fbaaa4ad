"""Real processes, real files, a real X server."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from xserver import x_server

# A shell has what it runs in the background ignore Ctrl-C, and so would all that the
# tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

CLIPS = Path(__file__).parents[3] / "shared" / "clips"


@pytest.fixture
def facekeys():
    """Start the command as a person would; what it prints is kept."""

    def start(*arguments, environment=None, **options):
        return subprocess.Popen(
            [sys.executable, "-m", "facekeys", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
            **options,
        )

    return start


@pytest.fixture
def run(facekeys):
    """Run the command to its end: (exit code, standard output, standard error)."""

    def runner(*arguments, **options):
        with facekeys(*arguments, **options) as process:
            out, err = process.communicate(timeout=240)
        return process.returncode, out, err

    return runner


@pytest.fixture
def clips():
    """The folder of real footage, where the checkout has it beside it."""
    if not CLIPS.is_dir():
        pytest.skip(f"there is no footage in {CLIPS}")
    return CLIPS


@pytest.fixture
def display():
    """An X server of our own; gives its name."""
    with x_server() as name:
        yield name
