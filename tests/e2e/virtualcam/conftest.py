"""One user-mode Linux for all who want one, and where its kernel is found."""

import compileall
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import platformdirs
import pytest

from e2e.virtualcam import user_mode_linux
from e2e.virtualcam.user_mode_linux import GUEST_S

PROJECT = Path(__file__).parents[3]
BUILT = Path(platformdirs.user_cache_dir("facekeys")) / "user-mode-linux"
"""Where `make e2e` builds a kernel."""
SAID = ("stdout", "stderr", "app.log", "console")
"""Files in which a guest leaves what it, the app and the kernel said."""


def pytest_itemcollected(item):
    """Let a test wait for its guest, which the first test of a module boots."""
    if not item.get_closest_marker("timeout"):
        item.add_marker(pytest.mark.timeout(GUEST_S + 120))


@pytest.fixture(scope="session")
def kernel(tmp_path_factory):
    """A kernel with the modules; skips where there is none."""
    if missing := user_mode_linux.missing_tools():
        pytest.skip(f"user-mode Linux needs {', '.join(missing)}")
    archives = sorted((PROJECT.parent / "shared/vcam").glob("*kernel*.tar.xz"))
    if archives:
        return user_mode_linux.unpack(archives[-1], tmp_path_factory.mktemp("kernel"))
    if not (BUILT / "linux").exists():
        pytest.skip("no kernel for user-mode Linux: `make e2e` builds one, in minutes")
    return BUILT


@pytest.fixture(scope="session")
def boot(kernel, tmp_path_factory):
    """Boot, run a guest script, and return what it saw and the folder it left."""

    # The guests see this folder, and what they compile is lost with them.
    for folder in ("app", "tests"):
        compileall.compile_dir(PROJECT / folder, quiet=2)

    def run(guest, *, memory_mb=1024, timeout_s=GUEST_S, **variables):
        out = tmp_path_factory.mktemp("out")
        path = os.pathsep.join(str(PROJECT / folder) for folder in ("app", "tests"))
        status = user_mode_linux.run(
            [sys.executable, str(Path(__file__).parent / guest)],
            kernel=kernel,
            folder=PROJECT,
            out=out,
            python=sys.executable,
            variables={"PYTHONPATH": path, "OUT": str(out), **variables},
            memory_mb=memory_mb,
            timeout_s=timeout_s,
        )
        if status == -1 and not (out / "stdout").exists():
            pytest.skip(f"user-mode Linux does not boot:\n{what_was_said(out)}")
        if status:
            pytest.fail(how_it_ended(guest, status, timeout_s, out), pytrace=False)
        seen = json.loads((out / "report.json").read_text())
        return SimpleNamespace(**seen, out=out)

    return run


def how_it_ended(guest, status, timeout_s, out):
    """Return a sentence about a guest that failed, and all that it left behind."""
    ways = {
        user_mode_linux.TIME_IS_UP: f"was not done after {timeout_s} s",
        -1: "stood still, and was killed",
    }
    how = ways.get(status, f"ended with {status}")
    return f"{guest} {how}.\n{what_was_said(out)}"


def what_was_said(out):
    """Return the last lines of all that was said."""
    said = []
    for name in SAID:
        file = out / name
        text = file.read_text(errors="replace").strip() if file.exists() else ""
        lines = text.splitlines()[-60:]
        said += [f"--- {name}:", *(lines or ["(nothing)"])]
    return "\n".join(said)
