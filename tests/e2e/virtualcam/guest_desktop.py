"""Runs inside user-mode Linux: the desktop app in a call, its webcam unplugged.

Writes what it saw to `report.json` in the folder named by OUT; judges nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from desk import Desk

NUMBER = 10
PATIENCE_S = 60
LEAST_PICTURES = 30
# Files come slowly through user-mode Linux: some 20 s on an idle machine, more on one
# that reads them from its disk for the first time or compiles them.
START_S = 150


def load(*module: str) -> None:
    """Load a kernel module."""
    subprocess.run(["modprobe", *module], check=True)


def names() -> list[str]:
    """Return what the system calls its video devices, lowest number first."""
    folders = sorted(
        Path("/sys/class/video4linux").iterdir(), key=lambda p: int(p.name[5:])
    )
    return [(folder / "name").read_text().strip() for folder in folders]


def join_call() -> cv2.VideoCapture:
    """Open FaceKeys Cam as a call does, once it is there."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        capture = cv2.VideoCapture(NUMBER, cv2.CAP_V4L2)
        if capture.isOpened() and capture.read()[0]:
            return capture
        capture.release()
        time.sleep(0.3)
    raise TimeoutError("FaceKeys Cam never came")


def watch(capture: cv2.VideoCapture, seconds: float) -> list[np.ndarray]:
    """Return the pictures that a call gets in some seconds, and at least so many.

    Where the machine has other work, pictures come slowly, but they must come.
    """
    pictures, start = [], time.monotonic()
    while time.monotonic() < start + seconds or len(pictures) < LEAST_PICTURES:
        if time.monotonic() > start + PATIENCE_S:
            break
        taken, picture = capture.read()
        if taken:
            pictures.append(picture)
    return pictures


def start_screen() -> tuple[subprocess.Popen[bytes], str]:
    """Start an X server; returns it and its name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        return server, f":{pipe.readline().strip()}"


def main() -> None:
    """Film, join the call, pull the plug, and end."""
    out = Path(os.environ["OUT"])
    load("vivid", "n_devs=1", "node_types=0x1", "vid_cap_nr=0")
    load(
        "v4l2loopback",
        "devices=1",
        f"video_nr={NUMBER}",
        "card_label=FaceKeys Cam",
        "exclusive_caps=1",
    )
    server, screen = start_screen()
    app = subprocess.Popen(
        [sys.executable, "-m", "facekeys"],
        env={**os.environ, "DISPLAY": screen},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        Desk(screen).window(START_S)
    except AssertionError as error:
        app.kill()
        raise AssertionError(app.communicate()[1] or "no stderr") from error
    capture = join_call()
    report: dict[str, object] = {"devices": names()}
    # The first pictures may still be the card that the camera is starting.
    live = watch(capture, 6)[-20:]
    report["shape"] = live[-1].shape
    report["live_contrast"] = float(live[-1].std())
    report["live_changes"] = sum(
        int(cv2.absdiff(one, other).max()) > 40 for one, other in pairwise(live)
    )
    Path("/sys/bus/platform/drivers/vivid/unbind").write_text("vivid.0")
    after = watch(capture, 6)
    report["frames_after_unplugging"] = len(after)
    cv2.imwrite(str(out / "unplugged.png"), after[-1])
    capture.release()
    app.terminate()
    report["stderr"] = app.communicate(timeout=30)[1]
    report["exit_code"] = app.returncode
    server.terminate()
    server.wait()
    (out / "report.json").write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
