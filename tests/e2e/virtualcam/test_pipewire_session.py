"""FaceKeys Cam in a real PipeWire, in a session of its own on this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from e2e.virtualcam.guest_sink import patches

HERE = Path(__file__).parent
PROGRAMS = (
    *("dbus-run-session", "pipewire", "wireplumber", "pw-dump"),
    *("gst-launch-1.0", "gst-inspect-1.0"),
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    out = tmp_path_factory.mktemp("pw")
    out.chmod(0o700)
    search = (HERE.parents[2] / "app", HERE.parents[1])
    environment = {
        **{key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ},
        **dict.fromkeys(("OUT", "HOME", "XDG_RUNTIME_DIR"), str(out)),
        "PYTHONPATH": os.pathsep.join(map(str, search)),
    }
    # In a home of its own GStreamer first looks through all its plug-ins, which is not
    # what is looked at.
    for element in ("pipewiresink", "rawvideoparse"):
        looked = subprocess.run(
            ["gst-inspect-1.0", element],
            env=environment,
            capture_output=True,
            check=False,
        )
        if looked.returncode:
            pytest.skip(f"GStreamer has no {element}")
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(HERE / "guest_pipewire.py")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return SimpleNamespace(**json.loads((out / "report.json").read_text()), out=out)


def test_it_is_a_camera_of_our_name(seen):
    (camera,) = seen.cameras
    assert camera["node.description"] == "FaceKeys Cam"
    assert camera["media.role"] == "Camera"


def test_a_reader_gets_the_right_colours_to_3_levels(seen):
    raw = np.fromfile(seen.out / "read.yuv", np.uint8).reshape(1080, 1280)
    got = cv2.cvtColor(raw, cv2.COLOR_YUV2BGR_I420).astype(int)
    fields = np.s_[:, 20:-20, :, 20:-20]  # without edges, which I420 blurs
    apart = np.abs(got - patches()).reshape(3, 240, 4, 320, 3)[fields]
    assert apart.max() <= 3


def test_it_comes_at_30_a_second_without_a_gap(seen):
    assert 29 <= sorted(seen.fps)[1] <= 31
    assert min(seen.gaps_s) <= 0.1


def test_the_death_of_gst_launch_is_said_once_and_the_camera_comes_back(seen):
    lost, well_again = seen.notices
    assert lost.startswith("gst-launch-1.0 ended: exit status -9.")
    assert well_again == "None"
    assert seen.pictures_after_loss == 15


def test_the_end_leaves_neither_camera_nor_process(seen):
    assert seen.gst_launches_after_the_end == []
    assert seen.cameras_after_the_end == []
