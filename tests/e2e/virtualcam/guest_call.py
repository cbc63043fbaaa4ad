"""Runs inside user-mode Linux: the desktop app in calls, from its start to its end.

A webcam (vivid, which may be unplugged), and a phone with a face in front of it: a
second loopback device, fed by this script. Writes what it saw to `report.json` in the
folder named by OUT; judges nothing.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from desk import Desk
from e2e.virtualcam.call_picture import PHONE_FILE, RECEIVED_FILE, call_picture
from e2e.virtualcam.guest_devices import (
    Feeder,
    Reader,
    ask,
    brightness,
    cpu_s,
    has_open,
    load,
    plug_webcam_in,
    same,
    unplug_webcam,
    wait_until,
)
from facekeys.engine.placeholder import placeholder
from facekeys.virtualcam.camera import PyvirtualcamSink
from facekeys.virtualcam.candidates import candidates
from facekeys.virtualcam.host import Host

CALL, PHONE, WEBCAM = "/dev/video10", "/dev/video20", "/dev/video0"
PATIENCE_S = 60
# Files come slowly through user-mode Linux: some 20 s on an idle machine, more on one
# that reads them from its disk for the first time or compiles them.
START_S = 150
RATE_FRAMES = 120

report: dict[str, object] = {}


def card(text: str) -> np.ndarray:
    """Return what a reader keeps of a card."""
    return brightness(placeholder(text, 1280, 720))


@contextmanager
def screen():
    """Run an X server; gives its name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        name = pipe.readline().strip()
    yield f":{name}"
    server.terminate()
    server.wait()


def is_offered() -> bool:
    """Tell whether programs are offered FaceKeys Cam as a camera."""
    said = ask("v4l2-ctl", "--device", CALL, "--info")
    return "Video Capture" in said.partition("Device Caps")[2]


def join_call() -> None:
    """Wait until FaceKeys Cam shows the webcam."""
    offered = wait_until(is_offered, PATIENCE_S)
    with closing(Reader(CALL)) as reader:
        cards = card("One moment, please"), card("The camera is not available")

        def live() -> bool:
            return bool(reader.seen) and not any(map(reader.sees, cards))

        report["picture_after_s"] = wait_until(live, PATIENCE_S)
    report["offered_after_s"] = offered


def rate(times_s: list[float]) -> float:
    """Return pictures a second, without the first ones, which were there before."""
    return (len(times_s) - 6) / (times_s[-1] - times_s[5])


def read_with_v4l2_ctl() -> None:
    """Stream as v4l2-ctl does; the times are those of the sending."""
    said = ask(
        *("v4l2-ctl", "--device", CALL, "--stream-mmap", "--verbose"),
        f"--stream-count={RATE_FRAMES}",
    )
    report["v4l2_ctl_format"] = (
        re.findall(r"Width/Height\s*: (\S+)", said)[:1]
        + (re.findall(r"Pixel Format\s*: '(\w+)'", said)[:1])
    )
    report["v4l2_ctl_fps"] = rate(
        [float(t) for t in re.findall(r" ts: ([\d.]+)", said)]
    )


def read_with_ffmpeg() -> None:
    """Stream as ffmpeg does; the times are those of the sending, too."""
    said = ask(
        *("ffmpeg", "-nostdin", "-hide_banner", "-f", "v4l2", "-ts", "abs", "-i", CALL),
        *("-frames:v", str(RATE_FRAMES), "-vf", "showinfo", "-f", "null", "-"),
    )
    (stream,) = re.findall(r"Stream #0:0: Video: rawvideo .*", said)[:1]
    report["ffmpeg_stream"] = stream
    report["ffmpeg_fps"] = rate(
        [float(t) for t in re.findall(r"pts_time:([\d.]+)", said)]
    )


def read_with_opencv() -> None:
    """Read as OpenCV does; the times are those of the arrival."""
    capture = cv2.VideoCapture(10, cv2.CAP_V4L2)
    times_s, pictures = [], []
    for _ in range(RATE_FRAMES):
        taken, picture = capture.read()
        if taken:
            times_s.append(time.monotonic())
            pictures.append(picture)
    capture.release()
    report["opencv_shape"] = pictures[-1].shape
    report["opencv_fps"] = rate(times_s)
    report["opencv_contrast"] = float(pictures[-1].std())
    report["opencv_changes"] = sum(
        int(cv2.absdiff(a, b).max()) > 40 for a, b in pairwise(pictures[-20:])
    )


def pull_the_plug() -> None:
    """Unplug the webcam during a call, and plug it in again."""
    lost = card("The camera is not available")
    with closing(Reader(CALL)) as reader:
        time.sleep(3)
        unplug_webcam()
        report["card_after_s"] = wait_until(lambda: reader.sees(lost), PATIENCE_S)
        time.sleep(3)
        plug_webcam_in()
        report["back_after_s"] = wait_until(lambda: not reader.sees(lost), PATIENCE_S)
        time.sleep(3)
    gaps_ms = sorted(1e3 * (b - a) for a, b in pairwise(reader.times_s[5:]))
    report["gaps_ms"] = gaps_ms[-5:]
    report["unplugging_fps"] = rate(reader.times_s)
    report["live_again"] = not same(reader.seen[-1], reader.seen[-15])


def rest_and_wake(app: int, desk: Desk) -> None:
    """Leave the call, minimise the window, and come back."""
    window = desk.window()
    report["filming_while_seen"] = has_open(app, WEBCAM)
    window.unmap()  # as a window manager does that minimises it
    desk.display.sync()
    resting = card("The camera rests until somebody watches")
    report["rests_after_s"] = wait_until(lambda: not has_open(app, WEBCAM), 20)
    time.sleep(1)
    begun_s, used_s = time.monotonic(), cpu_s(app)
    time.sleep(5)
    report["resting_cores"] = (cpu_s(app) - used_s) / (time.monotonic() - begun_s)
    report["status_resting"] = status()
    with closing(Reader(CALL)) as reader:
        report["filming_after_s"] = wait_until(lambda: has_open(app, WEBCAM), 20)
        report["seen_first_is_the_card"] = same(reader.seen[0], resting)

        def live() -> bool:
            cards = resting, card("One moment, please")
            return not any(map(reader.sees, cards))

        report["watched_picture_after_s"] = wait_until(live, 20)
        time.sleep(1)
        report["status_watched"] = status()
    report["rests_again_after_s"] = wait_until(lambda: not has_open(app, WEBCAM), 20)
    for _ in range(20):  # as browsers do that list the cameras
        ask("v4l2-ctl", "--device", CALL, "--info")
    report["filming_after_probes"] = has_open(app, WEBCAM)
    window.map()
    desk.display.sync()
    report["filming_for_window_after_s"] = wait_until(lambda: has_open(app, WEBCAM), 20)


def status() -> dict[str, object]:
    """Return what the app tells of itself."""
    return json.loads(ask(sys.executable, "-m", "facekeys", "status", "--json"))


def wear_sunglasses(desk: Desk, out: Path) -> None:
    """Choose the phone as the camera, put a filter on, and keep what the call gets."""
    desk.window(START_S)
    for _ in range(6):
        desk.key("Tab")
    desk.key("Down")
    desk.key("5")
    time.sleep(8)
    capture = cv2.VideoCapture(10, cv2.CAP_V4L2)
    for _ in range(10):
        received = capture.read()[1]
    capture.release()
    cv2.imwrite(str(out / RECEIVED_FILE), received)
    report["status_sunglasses"] = status()


def switch_off(desk: Desk) -> None:
    """Switch the virtual camera off in the window."""
    desk.key("Tab")
    desk.key("space")
    report["withdrawn_after_s"] = wait_until(lambda: not is_offered(), 10)


def main() -> None:
    """Do everything."""
    out = Path(os.environ["OUT"])
    load("vivid", "n_devs=1", "node_types=0x1", "vid_cap_nr=0")
    load(
        *("v4l2loopback", "devices=2", "video_nr=10,20", "exclusive_caps=1,1"),
        "card_label=FaceKeys Cam,Phone",
    )
    report["list_devices"] = ask("v4l2-ctl", "--list-devices")
    report["offered_without_the_app"] = is_offered()
    phone = next(one for one in candidates(Host()) if one.device == PHONE)
    picture = call_picture()
    cv2.imwrite(str(out / PHONE_FILE), picture)
    feeder = Feeder(
        PyvirtualcamSink(phone, width=1280, height=720, fps=30), picture, fps=2
    )
    with screen() as name, closing(feeder):
        os.environ["DISPLAY"] = name
        with subprocess.Popen(
            [sys.executable, "-m", "facekeys"], stderr=subprocess.PIPE, text=True
        ) as app:
            try:
                use(app.pid, feeder, out)
            except Exception:
                print(json.dumps(report, indent=1), file=sys.stderr)
                app.kill()
                print(app.communicate()[1], file=sys.stderr)
                raise
            app.terminate()
            report["stderr"] = app.communicate(timeout=30)[1]
        report["exit_code"] = app.returncode
    (out / "report.json").write_text(json.dumps(report, indent=1))


def use(app: int, feeder: Feeder, out: Path) -> None:
    """Do what people do with the app."""
    desk, begun_s = Desk(os.environ["DISPLAY"]), time.monotonic()
    desk.window(START_S)
    report["window_after_s"] = time.monotonic() - begun_s
    join_call()
    read_with_v4l2_ctl()
    read_with_ffmpeg()
    read_with_opencv()
    pull_the_plug()
    rest_and_wake(app, desk)
    feeder.fps = 10
    wear_sunglasses(desk, out)
    switch_off(desk)
    report["took_s"] = time.monotonic()


if __name__ == "__main__":
    main()
