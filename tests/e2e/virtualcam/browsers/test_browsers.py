"""FaceKeys Cam in Chromium and Firefox: offered, live, filtered, and gone again.

What the browsers got is compared with the same moment of the demo clip, drawn here.
"""

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

from e2e.virtualcam.browsers.caller import BROWSERS, FILTERED_PICTURES
from e2e.virtualcam.user_mode_linux import GUEST_S
from facekeys.camera.demo import LENGTH, DemoClip
from facekeys.engine.placeholder import placeholder
from facekeys.engine.sending import CLOSED
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.pipeline import Pipeline

HERE = Path(__file__).parent
GUEST = HERE / "guest_call.py"
WANTED = "FACEKEYS_E2E"
BANDS = 12
PROGRAMS = {
    "loopback": ("ip",),
    "pipewire": (
        *("dbus-run-session", "dbus-send", "dbus-update-activation-environment"),
        *("pipewire", "wireplumber", "gst-launch-1.0"),
    ),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        WANTED not in os.environ,
        reason=f"browsers take minutes: `make e2e` runs them (it sets {WANTED})",
    ),
]


def hold_session(tmp_path_factory, **variables):
    """Run the guest script in a session bus of its own, and return what it saw."""
    out = tmp_path_factory.mktemp("pw")
    out.chmod(0o700)
    tests = HERE.parents[2]
    environment = {
        **{key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ},
        **dict.fromkeys(("OUT", "HOME", "XDG_RUNTIME_DIR"), str(out)),
        "PYTHONPATH": os.pathsep.join(map(str, (tests.parent / "app", tests))),
        "XDG_CURRENT_DESKTOP": "gnome",  # for the portal that the GTK one belongs to
        **variables,
    }
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(GUEST)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=GUEST_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return SimpleNamespace(**json.loads((out / "report.json").read_text()), out=out)


@pytest.fixture(
    scope="module",
    params=[(way, browser) for way in PROGRAMS for browser in BROWSERS],
    ids="-".join,
)
def call(request, tmp_path_factory):
    """What a browser saw."""
    way, browser = request.param
    programs = ("Xvfb", browser, *PROGRAMS[way])
    path = os.environ["PATH"] + ":/usr/sbin:/sbin"
    if missing := [one for one in programs if shutil.which(one, path=path) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    if way == "pipewire":
        seen = hold_session(tmp_path_factory, BROWSER=browser, PIPEWIRE="1")
    else:
        boot = request.getfixturevalue("boot")
        seen = boot(GUEST, memory_mb=3072, BROWSER=browser)
    seen.way, seen.browser = request.param
    return seen


class Judge:
    """Knows what the app was asked to show.

    A browser that is slow to read a loopback device gets pictures whose later part is
    already of a later moment: later in memory, where I420 has brightness first and the
    colours after it. So each band of rows of I420 is looked up by itself.
    """

    def __init__(self):
        self.clip = DemoClip()
        self.small = np.stack([bands(self.bare(i)) for i in range(LENGTH)])
        self.pipeline = Pipeline(KeypointModel(), static=True)
        self.filters = [load_filter(builtin_folder() / "sunglasses")]

    def bare(self, index):
        return self.clip.frame(index).pixels

    def filtered(self, index):
        result = self.pipeline.process(self.clip.frame(index), self.filters)
        assert len(result.faces) == 2
        return result.frame.pixels

    def wanted(self, picture, draw):
        """Return what a picture should be, drawn by `bare` or by `filtered`."""
        moments = np.abs(self.small - bands(picture)).mean((2, 3)).argmin(axis=0)
        drawn = {moment: i420(draw(moment)) for moment in set(moments.tolist())}
        rows = np.arange(1080).reshape(BANDS, -1)
        parts = [
            drawn[moment][part] for moment, part in zip(moments, rows, strict=True)
        ]
        return cv2.cvtColor(np.vstack(parts), cv2.COLOR_YUV2BGR_I420)


@pytest.fixture(scope="module")
def judge():
    return Judge()


def i420(pixels):
    """Return it as it lies in the memory of a camera, as (1080, 1280)."""
    return cv2.cvtColor(pixels, cv2.COLOR_BGR2YUV_I420)


def bands(pixels):
    """Return its I420 small, as (BANDS, rows, columns)."""
    small = cv2.resize(i420(pixels), (160, 108), interpolation=cv2.INTER_AREA)
    return small.reshape(BANDS, -1, 160).astype(np.int16)


def picture(call, name):
    return cv2.imread(str(call.out / f"{name}.png"))


def apart(one, other):
    """Return by how many levels each channel of each pixel differs."""
    return np.abs(one.astype(int) - other)


def test_it_is_not_offered_while_facekeys_does_not_run(call):
    for seen in (call.before, call.after):
        assert seen["error"] == "NotFoundError"
        # Firefox may remember a camera, but not whose.
        assert "FaceKeys Cam" not in seen["cameras"]


def test_it_is_offered_by_its_name_while_facekeys_runs(call):
    assert call.offered == {"error": None, "cameras": ["FaceKeys Cam"]}
    assert call.joined["label"] == "FaceKeys Cam"


def test_to_load_the_page_anew_is_enough_save_for_firefox_with_a_loopback(call):
    # The device was there before, so Firefox takes its list of cameras for up to date.
    assert call.restarted == ((call.way, call.browser) == ("loopback", "firefox-esr"))


def test_it_is_taken_at_1280x720(call):
    assert call.joined["settings"][:2] == [1280, 720]
    assert picture(call, "bare").shape == (720, 1280, 3)


def test_its_pictures_are_live(call):
    # In user-mode Linux one processor has all the work of app and browser.
    least = 50 if call.way == "pipewire" else 2
    for watched in (call.live, call.filtered):
        assert watched["state"] == "live"
        assert watched["events"] == []
        assert watched["changes"] >= least


@pytest.mark.parametrize("name", ["bare", "panic"])
def test_without_a_filter_the_browser_shows_the_camera_as_it_is(call, judge, name):
    got = picture(call, name)
    wanted = judge.wanted(got, judge.bare)
    assert apart(got, wanted).mean() < 1
    # The wrong matrix, or range, would shift whole colours.
    shift = (got - wanted.astype(int)).mean((0, 1))
    assert np.abs(shift).max() < 0.5


def test_with_the_sunglasses_on_they_are_on_both_faces(call, judge):
    pictures = [picture(call, f"filtered-{n}") for n in range(FILTERED_PICTURES)]
    wanted = [judge.wanted(one, judge.filtered) for one in pictures]
    got, wanted = min(
        zip(pictures, wanted, strict=True), key=lambda pair: apart(*pair).mean()
    )
    bare = judge.wanted(got, judge.bare)
    glasses = apart(wanted, bare).max(axis=2) > 60
    for half in (np.s_[:, :640], np.s_[:, 640:]):
        there = glasses[half]
        assert there.sum() > 1000
        assert apart(got, bare)[half][there].mean() > 60
        # Smoothing may put them a few pixels beside.
        assert apart(got, wanted)[half][there].mean() < 20
    assert apart(got, wanted).mean() < 2


def test_when_facekeys_is_killed_the_browser_has_the_card_or_the_end(call, judge):
    seen = call.killed
    got = picture(call, "killed")
    if call.way == "loopback":
        assert (seen["state"], seen["events"]) == ("live", [])
        assert apart(got, placeholder(CLOSED, 1280, 720)).mean() < 2
    else:
        # PipeWire takes the camera away. Firefox says so to the page, Chromium does
        # not; both go on showing the last picture.
        ended = {"chromium": ("live", []), "firefox-esr": ("ended", ["ended"])}
        assert (seen["state"], seen["events"]) == ended[call.browser]
        assert seen["pictures"] == 0
        assert apart(got, judge.wanted(got, judge.bare)).mean() < 1
