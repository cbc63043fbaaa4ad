"""One user-mode Linux for all who want one, and where its kernel is found."""

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import platformdirs
import pytest

from e2e.virtualcam import user_mode_linux

PROJECT = Path(__file__).parents[3]
BUILT = Path(platformdirs.user_cache_dir("facekeys")) / "user-mode-linux"
"""Where `make e2e` builds a kernel."""


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

    def run(guest, *, memory_mb=1024, timeout_s=270, **variables):
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
            pytest.skip(
                f"user-mode Linux does not boot: {(out / 'console').read_text()}"
            )
        assert status == 0, (out / "stderr").read_text()
        seen = json.loads((out / "report.json").read_text())
        return SimpleNamespace(**seen, out=out)

    return run
