"""How fast, in which format and how lively three programs get FaceKeys Cam."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import Any

import cv2
import numpy as np

from e2e.virtualcam.guest_devices import STEP, ask, same

Report = dict[str, Any]

CALL = "/dev/video10"
RATE_FRAMES = 150
STRETCH = 15
MOST_ATTEMPTS = 5


def changes(seen: list[np.ndarray]) -> int:
    """Count how often a picture differs from the one before."""
    return sum(not same(*pair) for pair in pairwise(seen))


def rate(times_s: list[float]) -> float:
    """Return pictures a second, once the reader has come to its rhythm.

    The median of what short stretches have: a machine that stands still for a moment
    spoils the stretches around that, one of them by pictures that are lost, another by
    those that the module repeats meanwhile.
    """
    steady = times_s[30:]
    stretches = zip(steady, steady[STRETCH:], strict=False)
    return STRETCH / median(after - before for before, after in stretches)


def measure(report: Report, name: str, read: Callable[[Report], float]) -> None:
    """Report a rate, and up to four more while the machine has other work to do."""
    rates = report[name] = []
    while not rates or (abs(rates[-1] - 30) > 1 and len(rates) < MOST_ATTEMPTS):
        rates.append(read(report))


def read_with_v4l2_ctl(report: Report) -> float:
    """Stream as v4l2-ctl does; the times are those of the sending."""
    said = ask(
        *("v4l2-ctl", "--device", CALL, "--stream-mmap", "--verbose"),
        f"--stream-count={RATE_FRAMES}",
    )
    now = ask("v4l2-ctl", "--device", CALL, "--get-fmt-video")
    report["v4l2_ctl_format"] = re.findall(r"(?:Height +:|Format +:) '?([\w/]+)", now)
    return rate([float(t) for t in re.findall(r" ts: ([\d.]+)", said)])


def read_with_ffmpeg(report: Report) -> float:
    """Stream as ffmpeg does; the times are those of the sending, too."""
    said = ask(
        *("ffmpeg", "-nostdin", "-hide_banner", "-f", "v4l2", "-ts", "abs", "-i", CALL),
        *("-frames:v", str(RATE_FRAMES), "-vf", "showinfo", "-f", "null", "-"),
    )
    (stream,) = re.findall(r"Stream #0:0: Video: rawvideo .*", said)[:1]
    report["ffmpeg_stream"] = stream
    return rate([float(t) for t in re.findall(r"pts_time:([\d.]+)", said)])


def read_with_opencv(report: Report) -> float:
    """Read as OpenCV does; the times are those of the arrival."""
    capture = cv2.VideoCapture(CALL, cv2.CAP_V4L2)
    times_s, seen = [], []
    # Memory that is used again: here it costs much to ask the kernel for new one.
    picture = np.empty((720, 1280, 3), np.uint8)
    for _ in range(RATE_FRAMES):
        taken, picture = capture.read(picture)
        if taken:
            times_s.append(time.monotonic())
            # Whole ones would fill the memory.
            seen.append(picture[::STEP, ::STEP, 1].copy())
    capture.release()
    report["opencv_shape"] = picture.shape
    report["opencv_contrast"] = float(picture.std())
    report["opencv_changes"] = changes(seen)
    return rate(times_s)
