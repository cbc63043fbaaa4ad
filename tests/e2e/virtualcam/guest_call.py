"""Runs inside user-mode Linux: the desktop app in calls, from its start to its end.

A webcam (vivid, which may be unplugged), and a phone with a face in front of it: a
second loopback device, fed by this script. Writes what it saw to `report.json` in the
folder named by OUT; judges nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from Xlib.xobject.drawable import Window

from desk import Desk, number_key
from e2e.virtualcam.call_picture import PHONE_FILE, RECEIVED_FILE, call_picture
from e2e.virtualcam.guest_devices import (
    Feeder,
    Reader,
    Stalls,
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
from e2e.virtualcam.guest_parts import timed, took_s
from e2e.virtualcam.guest_rates import (
    CALL,
    MOST_ATTEMPTS,
    changes,
    measure,
    read_with_ffmpeg,
    read_with_opencv,
    read_with_v4l2_ctl,
)
from facekeys.engine.placeholder import placeholder
from facekeys.errors import FaceKeysError, NotRunningError
from facekeys.ui.control import ask as ask_app
from facekeys.virtualcam.camera import PyvirtualcamSink
from facekeys.virtualcam.candidates import candidates
from facekeys.virtualcam.host import Host
from xserver import x_server

PHONE, WEBCAM = "/dev/video20", "/dev/video0"
# Memory that is touched for the first time costs much here, and so does a start: 5 s on
# an idle machine, and ten times that was seen.
PATIENCE_S = 120
START_S = 300
CALM_CORES = 0.2

report: dict[str, Any] = {"took_s": took_s}

STARTING = ("The camera is starting", "One moment, please")


def card(text: str) -> np.ndarray:
    """Return what a reader keeps of a card."""
    return brightness(placeholder(text, 1280, 720))


def is_offered() -> bool:
    """Tell whether programs are offered FaceKeys Cam as a camera."""
    said = ask("v4l2-ctl", "--device", CALL, "--info")
    return "Video Capture" in said.partition("Device Caps")[2]


def join_call() -> None:
    """Wait until FaceKeys Cam shows the webcam."""
    offered = wait_until(is_offered, PATIENCE_S, every_s=0.3)
    with closing(Reader(CALL)) as reader:
        cards = [card(text) for text in (*STARTING, "The camera is not available")]

        def live() -> bool:
            return bool(reader.seen) and not any(map(reader.sees, cards))

        report.setdefault("picture_after_s", wait_until(live, PATIENCE_S))
    report.setdefault("offered_after_s", offered)


def pull_the_plug_in_peace() -> None:
    """Do it again while the machine has other work to do."""
    for _ in range(MOST_ATTEMPTS):
        pull_the_plug()
        if report["longest_gap"]["ms"] <= 100 and report["changes_when_back"] > 3:
            return


def pull_the_plug() -> None:
    """Unplug the webcam during a call, and plug it in again."""
    lost = card("The camera is not available")
    with closing(Stalls()) as stalls, closing(Reader(CALL)) as reader:
        time.sleep(3)
        unplugged_s = time.monotonic()
        unplug_webcam()
        report["card_after_s"] = wait_until(lambda: reader.sees(lost), PATIENCE_S)
        time.sleep(3)
        plugged_in_s = time.monotonic()
        plug_webcam_in()
        report["back_after_s"] = wait_until(lambda: not reader.sees(lost), PATIENCE_S)
        time.sleep(3)
    longest_s, at_s = stalls.longest_gap(reader.times_s[5:])
    report["longest_gap"] = {
        "machine_stalled_ms": round(1e3 * stalls.longest_s),
        "ms": round(1e3 * longest_s),
        "after_unplugging_s": round(at_s - unplugged_s, 2),
        "after_plugging_in_s": round(at_s - plugged_in_s, 2),
    }
    report["changes_when_back"] = changes(reader.seen[-60:])


def rest_and_wake(app: int, desk: Desk, window: Window) -> None:
    """Leave the call, minimise the window, and come back to the call."""
    report["filters_after_s"] = wait_until(filters_are_there, PATIENCE_S, every_s=0.2)
    report["filming_while_seen"] = has_open(app, WEBCAM)
    window.unmap()  # as a window manager does that minimises it
    desk.display.sync()
    resting = card("The camera rests until somebody watches")
    report["rests_after_s"] = wait_until(lambda: not has_open(app, WEBCAM), 20)
    time.sleep(1)
    cores = report["resting_cores"] = []
    while not cores or (cores[-1] > CALM_CORES and len(cores) < MOST_ATTEMPTS):
        cores.append(used_cores(app))
    report["status_resting"] = status()
    with closing(Reader(CALL)) as reader:
        report["filming_after_s"] = wait_until(lambda: has_open(app, WEBCAM), 20)
        report["seen_first_is_a_card"] = any(
            same(reader.seen[0], one) for one in (resting, *map(card, STARTING))
        )

        def live() -> bool:
            cards = [resting, *map(card, STARTING)]
            return not any(map(reader.sees, cards))

        report["watched_picture_after_s"] = wait_until(live, 20)
        time.sleep(1)
        report["status_watched"] = status()
    report["rests_again_after_s"] = wait_until(lambda: not has_open(app, WEBCAM), 20)
    for _ in range(10):  # as browsers do that list the cameras
        os.close(os.open(CALL, os.O_RDWR))  # by no program, whose start takes longer
        time.sleep(0.05)
    report["filming_after_probes"] = has_open(app, WEBCAM)


def used_cores(process: int) -> float:
    """Return what a process takes of a processor; here others' share counts as its."""
    begun_s, used_s = time.monotonic(), cpu_s(process)
    time.sleep(2)
    return (cpu_s(process) - used_s) / (time.monotonic() - begun_s)


def look_at_the_window(app: int, desk: Desk, window: Window) -> None:
    """Restore the window while nobody watches."""
    report["rests_at_last_after_s"] = wait_until(lambda: not has_open(app, WEBCAM), 20)
    window.map()
    desk.display.sync()
    report["filming_for_window_after_s"] = wait_until(lambda: has_open(app, WEBCAM), 20)


def filters_are_there() -> bool:
    """Tell whether the app has read its filters: to put one on, and off, succeeds."""
    try:
        ask_app("toggle", "sunglasses")
    except FaceKeysError:  # it starts, or is busy
        return False
    if not status()["filters"]:  # it answered too late, to what came before
        return False
    ask_patiently("panic")
    return True


def ask_patiently(*words: str) -> str:
    """Ask the app, again and again while it is too busy to answer."""
    give_up_s = time.monotonic() + PATIENCE_S
    while True:
        try:
            return ask_app(*words)
        except NotRunningError:
            if time.monotonic() > give_up_s:
                raise
            time.sleep(0.2)


def status() -> dict[str, Any]:
    """Return what the app tells of itself."""
    return json.loads(ask_patiently("status"))


def wear_sunglasses(app: int, desk: Desk, out: Path) -> None:
    """Film with the phone, put a filter on, and keep what the call gets."""
    desk.window(START_S)
    desk.key("Alt_L", "c")  # to the choice of camera
    desk.key("Down")
    bare = brightness(call_picture())
    with closing(Reader(CALL)) as reader:
        report["phone_after_s"] = wait_until(lambda: reader.sees(bare), PATIENCE_S)
        report["phone_is_filmed"] = has_open(app, PHONE), has_open(app, WEBCAM)
        desk.key(number_key("sunglasses"))
        report["faces_after_s"] = wait_until(
            lambda: status()["faces"] and not reader.sees(bare), PATIENCE_S, every_s=0.2
        )
        time.sleep(3)  # a filter comes slowly, and the first points are coarse
    capture = cv2.VideoCapture(10, cv2.CAP_V4L2)
    for _ in range(10):
        received = capture.read()[1]
    capture.release()
    cv2.imwrite(str(out / RECEIVED_FILE), received)
    report["status_sunglasses"] = status()


def switch_off(desk: Desk) -> None:
    """Switch the virtual camera off in the window."""
    desk.key("Alt_L", "v")
    report["withdrawn_after_s"] = wait_until(
        lambda: not is_offered(), PATIENCE_S, every_s=0.1
    )


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
    with x_server() as name, closing(feeder):
        os.environ["DISPLAY"] = name
        with (
            (out / "app.log").open("w") as log,
            subprocess.Popen([sys.executable, "-m", "facekeys"], stderr=log) as app,
        ):
            try:
                use(app, feeder, out)
                app.terminate()
                timed("ending", app.wait, PATIENCE_S)
            finally:
                app.kill()
        report["exit_code"] = app.returncode
    report["stderr"] = (out / "app.log").read_text()
    (out / "report.json").write_text(json.dumps(report, indent=1))


def use(app: subprocess.Popen[bytes], feeder: Feeder, out: Path) -> None:
    """Do what people do with the app."""
    desk = Desk(os.environ["DISPLAY"])

    def do(name: str, part: Callable[..., object], *arguments: object) -> None:
        timed(name, part, *arguments)
        if app.poll() is not None:
            raise RuntimeError(f"the app ended with {app.returncode} in: {name}")

    do("start", desk.window, START_S)
    window = desk.window()
    do("joining", join_call)
    # All share one processor, and the readers' own waits are not what is looked at.
    os.setpriority(os.PRIO_PROCESS, 0, -10)
    do("resting", rest_and_wake, app.pid, desk, window)
    with Path(CALL).open("rb"):  # so that the webcam stays on in between
        do("joining again", join_call)
        do("v4l2-ctl", measure, report, "v4l2_ctl_fps", read_with_v4l2_ctl)
        do("ffmpeg", measure, report, "ffmpeg_fps", read_with_ffmpeg)
        do("OpenCV", measure, report, "opencv_fps", read_with_opencv)
        do("unplugging", pull_the_plug_in_peace)
    do("window", look_at_the_window, app.pid, desk, window)
    feeder.fps = 10
    do("sunglasses", wear_sunglasses, app.pid, desk, out)
    do("switching off", switch_off, desk)


if __name__ == "__main__":
    main()
