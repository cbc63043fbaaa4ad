"""Real processes, real files, a real X server."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
def display(tmp_path):
    """An X server of our own; gives its name."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    from desk import screen  # which imports what only Linux has

    with screen() as name:
        yield name
