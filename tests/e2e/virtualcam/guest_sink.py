"""Runs inside user-mode Linux: the sink thread alone, and readers of all kinds.

Writes what it saw to `report.json` in the folder named by OUT; judges nothing.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from e2e.virtualcam.guest_devices import Stalls
from e2e.virtualcam.guest_rates import MOST_ATTEMPTS, rate
from facekeys.engine.mailbox import Latest
from facekeys.engine.sending import SinkThread
from facekeys.engine.statistics import Meter
from facekeys.engine.worker import Notice
from facekeys.types import Frame, Result
from facekeys.virtualcam.outputs import output

NUMBER = 10
DEVICE = f"/dev/video{NUMBER}"
PATIENCE_S = 120
STREAM = ["v4l2-ctl", "--device", DEVICE, "--stream-mmap"]

report: dict[str, Any] = {}


def patches() -> np.ndarray:
    """Return (720, 1280, 3): twelve fields of one colour each."""
    colours = np.random.default_rng(5).integers(30, 226, (3, 4, 3), np.uint8)
    return colours.repeat(240, axis=0).repeat(320, axis=1)


def load(*module: str) -> None:
    """Load a kernel module."""
    subprocess.run(["modprobe", *module], check=True)


class Sender:
    """The sink thread, fed with one picture at 30 a second."""

    def __init__(self, word: str = "auto") -> None:
        self.meter = Meter()
        self.notices: list[Notice] = []
        self._results: Latest[Result] = Latest()
        self._done = threading.Event()
        self._feeder = threading.Thread(target=self._feed)
        self.thread = SinkThread(
            self._results,
            lambda: "Nothing",
            ["Nothing"],
            lambda _watch: None,
            self.meter,
            self.notices.append,
        )
        self.thread.start()
        self.thread.switch(output(word))
        self._feeder.start()

    def _feed(self) -> None:
        pixels, start_s = patches(), time.monotonic()
        for index in range(1 << 30):
            frame = Frame(pixels, index, time.monotonic_ns())
            self._results.put(Result(frame, ()))
            if self._done.wait(max(0, start_s + index / 30 - time.monotonic())):
                return

    def pictures(self) -> int:
        """Return how many were sent so far, repeated ones too."""
        frames = self.meter.read(dropped=0).frames
        return frames.sent + frames.repeated + frames.cards

    def close(self) -> None:
        """End the sending."""
        self._done.set()
        self._feeder.join()
        self.thread.stop()
        self.thread.join(10)


@contextmanager
def sending() -> Iterator[Sender]:
    """Send meanwhile."""
    sender = Sender()
    deadline = time.monotonic() + PATIENCE_S
    while sender.pictures() < 10 and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        yield sender
    finally:
        sender.close()


def watch(
    capture: cv2.VideoCapture, seconds: float
) -> tuple[list[float], list[np.ndarray]]:
    """Read for some seconds; returns when each picture came, and all of them, small."""
    times, pictures, start = [], [], time.monotonic()
    while time.monotonic() < start + seconds:
        taken, picture = capture.read()
        times.append(time.monotonic())
        assert taken
        pictures.append(picture[::8, ::8].copy())
    return times, pictures


def longest_gap(times: list[float]) -> float:
    return max(later - earlier for earlier, later in pairwise(times))


def kill_a_sender(out: Path) -> None:
    """Read from a sender, kill it, go on reading, and start another one."""
    child = os.fork()
    if child == 0:
        Sender()
        time.sleep(600)
        os._exit(1)
    capture = join_call()
    before, _ = watch(capture, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    killed = time.monotonic()
    times, pictures = watch(capture, 2.5)
    cv2.imwrite(str(out / "after_kill.png"), capture.read()[1])
    card = pictures[-1].astype(int)
    shown = [np.abs(one - card).mean() < 3 for one in pictures]
    report["gap_over_kill_s"] = longest_gap([before[-1], *times])
    report["card_after_s"] = times[shown.index(True)] - killed
    report["fps_after_kill"] = (len(times) - 1) / (times[-1] - times[0])
    with sending() as sender:
        times, pictures = watch(capture, 1)
        report["second_sender"] = sender.thread.sink_name
        live = cv2.imread(str(out / "sent.png"))[::8, ::8].astype(int)
        report["live_again"] = float(np.abs(pictures[-1] - live).max())
    times, _ = watch(capture, 1.5)
    report["gap_after_clean_end_s"] = longest_gap(times)
    cv2.imwrite(str(out / "after_end.png"), capture.read()[1])
    capture.release()


def join_call() -> cv2.VideoCapture:
    """Open FaceKeys Cam as a call does, once it is there."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        capture = cv2.VideoCapture(NUMBER, cv2.CAP_V4L2)
        if capture.isOpened() and capture.read()[0]:
            return capture
        capture.release()
        time.sleep(0.1)
    raise TimeoutError("FaceKeys Cam never came")


def belongings() -> dict[str, int]:
    """Return what this process holds: descriptors, threads, and memory in KiB."""
    return {
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        "threads": threading.active_count(),
        "memory_kib": int(Path("/proc/self/statm").read_text().split()[1]) * 4,
    }


def read_colours(out: Path) -> None:
    """Have three programs read the picture, one after the other."""
    capture = join_call()
    fourcc = int(capture.get(cv2.CAP_PROP_FOURCC))
    report["fourcc"] = fourcc.to_bytes(4, "little").decode()
    cv2.imwrite(str(out / "opencv.png"), capture.read()[1])
    # The machine around this one has other work: its pauses are not the sender's.
    fps, gaps_s = [], []
    report.update(fps=fps, gaps_s=gaps_s)
    while not fps or (len(fps) < MOST_ATTEMPTS and not good(fps, gaps_s)):
        with closing(Stalls()) as stalls:
            times = watch(capture, 3)[0]
        fps.append(rate(times))
        gaps_s.append(stalls.longest_gap(times)[0])
    capture.release()
    ffmpeg = ["ffmpeg", "-loglevel", "error", "-f", "v4l2", "-i", DEVICE]
    subprocess.run(
        [*ffmpeg, "-frames:v", "1", str(out / "ffmpeg.png")],
        check=True,
        timeout=PATIENCE_S,
    )
    subprocess.run(
        [*STREAM, "--stream-count=1", f"--stream-to={out / 'v4l2.yuv'}"],
        check=True,
        timeout=PATIENCE_S,
        capture_output=True,
    )
    report["listed"] = subprocess.run(
        ["v4l2-ctl", "--list-devices"], capture_output=True, text=True, check=False
    ).stdout


def good(fps: list[float], gaps_s: list[float]) -> bool:
    """Tell whether the machine was quiet for once."""
    return abs(fps[-1] - 30) <= 1 and min(gaps_s) <= 0.1


def stop_a_reader(sender: Sender) -> None:
    """Have a reader stop reading, and another one read on."""
    with subprocess.Popen(
        [*STREAM, "--stream-to=/dev/null"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as stuck:
        time.sleep(1)
        stuck.send_signal(signal.SIGSTOP)
        capture = join_call()
        sent, read = [], []
        report.update(fps_sent_while_stuck=sent, fps_read_while_stuck=read)
        for _ in range(3):
            before, start = sender.pictures(), time.monotonic()
            times, _ = watch(capture, 2)
            sent.append((sender.pictures() - before) / (time.monotonic() - start))
            read.append((len(times) - 1) / (times[-1] - times[0]))
        capture.release()
        stuck.kill()


def controls() -> list[str]:
    """Return what the device does when nothing is sent."""
    names = "--get-ctrl=timeout,sustain_framerate"
    return subprocess.run(
        ["v4l2-ctl", "--device", DEVICE, names],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()


def undo() -> None:
    """Take back what FaceKeys set, by the line of docs/virtual-camera.md."""
    report["controls"] = controls()
    subprocess.run(
        ["v4l2-ctl", "-d", DEVICE, "-c", "timeout=0", "-c", "sustain_framerate=0"],
        check=True,
    )
    report["controls_undone"] = controls()


def come_and_go() -> None:
    """Open and close 50 times; the first times make what stays."""
    for _ in range(2):
        join_call().release()
    report["before"] = belongings()
    for _ in range(50):
        join_call().release()
    report["after"] = belongings()


def main() -> None:
    """Do everything."""
    out = Path(os.environ["OUT"])
    cv2.setNumThreads(1)
    label = "card_label=FaceKeys Cam"
    load("v4l2loopback", "devices=1", f"video_nr={NUMBER}", label, "exclusive_caps=1")
    cv2.imwrite(str(out / "sent.png"), patches())
    kill_a_sender(out)
    with sending() as sender:
        read_colours(out)
        stop_a_reader(sender)
        come_and_go()
        report["cards"] = sender.meter.read(dropped=0).frames.cards
    undo()
    report["notices"] = [str(notice.error) for notice in sender.notices]
    (out / "report.json").write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
