"""Fixtures that all tests share: golden pictures, and the hunt for leaks."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from facekeys.camera.demo import DemoClip

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Store the pictures drawn now as the wanted ones. Look at them first.",
    )


@pytest.fixture(autouse=True)
def no_thread_is_left():
    """Fail the test that leaves a thread of the engine running."""
    yield
    left = [t.name for t in threading.enumerate() if t.name.startswith("facekeys")]
    assert not left, f"threads still run: {left}"


@pytest.fixture(autouse=True)
def own_folders(monkeypatch, tmp_path_factory):
    """Keep the user's own files out of the tests, and the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    home.chmod(0o700)
    for kind in ("cache", "config", "data", "log", "pictures", "state", "videos"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", lambda *_, **__: home)
    # What tests start as processes of their own sees these instead, on Linux.
    kinds = (
        *("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR"),
        *("PICTURES_DIR", "VIDEOS_DIR"),
    )
    for kind in kinds:
        (home / kind).mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{kind}", str(home / kind))


@pytest.fixture
def portraits(tmp_path):
    """The file of a still picture with two people in it."""
    path = tmp_path / "portraits.png"
    cv2.imwrite(str(path), DemoClip().frame(60).pixels)
    return path


def count_changed(got, want, tolerance):
    """Count the pixels of which any channel is off by more than the tolerance."""
    apart = np.abs(got.astype(np.int16) - want.astype(np.int16)).max(axis=2)
    return int(np.count_nonzero(apart > tolerance))


@pytest.fixture
def assert_golden(request):
    """Compare a picture with the stored one; see `tests/golden/README.md`."""

    def check(name, pixels, *, tolerance=3, max_changed_px=0, folder=GOLDEN):
        wanted = folder / "pictures" / f"{name}.png"
        if request.config.getoption("--update-golden"):
            wanted.parent.mkdir(exist_ok=True)
            cv2.imwrite(str(wanted), pixels)
            return
        want = cv2.imread(str(wanted), cv2.IMREAD_COLOR)
        assert want is not None, f"{wanted.name} is missing: run `make golden`"
        assert pixels.shape == want.shape, f"{name}: {pixels.shape} for {want.shape}"
        changed = count_changed(pixels, want, tolerance)
        if changed > max_changed_px:
            failed = folder / "failed"
            failed.mkdir(exist_ok=True)
            diff = cv2.convertScaleAbs(cv2.absdiff(pixels, want), alpha=8)
            cv2.imwrite(str(failed / f"{name}.png"), np.hstack([pixels, want, diff]))
        assert changed <= max_changed_px, (
            f"{name}: {changed} pixels changed, {max_changed_px} allowed; "
            f"got | want | difference in tests/golden/failed/{name}.png"
        )

    return check
