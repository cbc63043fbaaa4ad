"""What is not loaded before it is needed, for it would keep the window waiting."""

import subprocess
import sys

import pytest

LATE = {
    "PIL",
    "facekeys.doctor.examination",
    "facekeys.overlays.manifest",
    "facekeys.ui.hotkeys_dialog",
    "facekeys.ui.settings_dialog",
    "http.server",
    "rich",
    "ssl",
    "tensorflow",
}


@pytest.mark.parametrize(
    ("module", "late"),
    [
        ("facekeys.cli.main", {*LATE, "cv2", "numpy", "pydantic", "PySide6"}),
        ("facekeys.ui.app", LATE),
    ],
)
def test_what_takes_its_time_comes_later(module, late):
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert module in loaded
    assert late.intersection(loaded) == set()
