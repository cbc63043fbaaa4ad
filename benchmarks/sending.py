"""What it costs to send 720p at 30 a second, and whether rate and memory stay.

    python benchmarks/sending.py [--minutes N] [--output count|auto|/dev/videoN|...]

The engine's sink thread alone, fed with new frames at 30 a second. "count", the
default, makes I420 and writes it to /dev/null; all other words are those of
`facekeys --output`. With --v4l2loopback the module is loaded first, which needs a
kernel that has it and root: for runs inside user-mode Linux.

The drift is that of the rate of all the time: pictures that are missing count. The
rhythm is told besides, by the median of the times between two pictures: where only that
is right, the machine stood still now and then. The processor time is the sink thread's
own, as the kernel counts it. Linux only.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from facekeys.engine.mailbox import Latest
from facekeys.engine.sending import SinkThread
from facekeys.engine.statistics import Meter
from facekeys.engine.worker import Notice
from facekeys.types import Frame, Pixels, Result
from facekeys.virtualcam.audience import BlindWatch
from facekeys.virtualcam.i420 import empty_i420, to_i420
from facekeys.virtualcam.outputs import OUTPUTS, output
from facekeys.virtualcam.sink import FPS, HEIGHT, WIDTH, SinkOpener

_SETTLE_S: Final = 5.0
_EVERY_S: Final = 1.0
_MODULE: Final = (
    *("modprobe", "v4l2loopback", "devices=1", "video_nr=10"),
    *("card_label=FaceKeys Cam", "exclusive_caps=1"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run found.

    Attributes:
        output: What it was sent to.
        minutes: How long was watched, after the start had settled.
        pictures: How many were handed to the sink meanwhile.
        fps: Pictures a second, of all the time.
        drift_percent: By how much that is off 30 a second; negative if slow.
        rhythm_off_percent: The same of the median time between two pictures.
        longest_gap_ms: Between two pictures.
        sink_core_percent: Processor time of the sink thread, of one core.
        process_core_percent: Of the whole process, with the feeding, and of the
            programs that it started and that ended.
        memory_start_mb: Resident memory when watching began.
        memory_growth_mb: By how much it grew until the end.
        troubles: What the sink thread gave notice of.
    """

    output: str
    minutes: float
    pictures: int
    fps: float
    drift_percent: float
    rhythm_off_percent: float
    longest_gap_ms: float
    sink_core_percent: float
    process_core_percent: float
    memory_start_mb: float
    memory_growth_mb: float
    troubles: list[str]


class CountingSink:
    """Makes I420 of the pictures and writes them to where nobody reads."""

    name = "nobody"

    def __init__(self) -> None:
        """Open it."""
        self._i420 = empty_i420(WIDTH, HEIGHT)
        self._null = os.open(os.devnull, os.O_WRONLY)

    def send(self, pixels: Pixels) -> None:
        """Convert and write a picture."""
        to_i420(pixels, self._i420)
        self.repeat()

    def repeat(self) -> None:
        """Write the last one once more."""
        os.write(self._null, self._i420.data)

    def set_timeout_picture(self, pixels: Pixels) -> None:
        """Do nothing."""

    def watch(self) -> BlindWatch:
        """Nobody knows who reads it."""
        return BlindWatch()

    def close(self) -> None:
        """Close it."""
        os.close(self._null)


class Counted:
    """Stands between the sink thread and a sink, and counts.

    Attributes:
        pictures: Handed on so far.
        last_s: When the last one was, by `time.monotonic`.
        gaps_s: Before each of them; nan where none came yet.
    """

    def __init__(self, opener: SinkOpener, most: int) -> None:
        """Open the sink; `most` is for how many pictures there is room."""
        self._sink = opener()
        self.name = self._sink.name
        self.set_timeout_picture = self._sink.set_timeout_picture
        self.watch = self._sink.watch
        self.close = self._sink.close
        self.pictures = 0
        self.last_s = time.monotonic()
        self.gaps_s = np.full(most, np.nan)

    def send(self, pixels: Pixels) -> None:
        """Hand on and count."""
        self._sink.send(pixels)
        self._count()

    def repeat(self) -> None:
        """Hand on and count."""
        self._sink.repeat()
        self._count()

    def _count(self) -> None:
        now_s = time.monotonic()
        self.gaps_s[self.pictures] = now_s - self.last_s
        self.last_s = now_s
        self.pictures += 1


def run(word: str, minutes: float) -> Figures:
    """Send for some minutes, and return what was found."""
    watches: list[Counted] = []
    openers = {**OUTPUTS, "count": CountingSink}
    opener = openers.get(word) or output(word)

    def open_watched() -> Counted:
        watches.append(Counted(opener, round((minutes * 60 + 60) * 2 * FPS)))
        return watches[-1]

    notices: list[Notice] = []
    results: Latest[Result] = Latest()
    done = threading.Event()
    feeder = threading.Thread(target=_feed, args=(results, done))
    sink = SinkThread(
        results,
        lambda: "Nothing",
        ["Nothing"],
        lambda _watch: None,
        Meter(),
        notices.append,
    )
    feeder.start()
    sink.start()
    sink.switch(open_watched)
    try:
        _wait_for(lambda: bool(watches) or bool(notices))
        time.sleep(_SETTLE_S)
        if not watches:
            raise SystemExit(str(notices[0].error))
        return _watch(word, watches[-1], sink, minutes, notices)
    finally:
        sink.stop()
        sink.join(10)
        done.set()
        feeder.join()


def _watch(
    word: str, watch: Counted, sink: SinkThread, minutes: float, notices: list[Notice]
) -> Figures:
    clock = time.pthread_getcpuclockid(sink._thread.ident)  # noqa: SLF001
    memory_mb = _resident_mb()
    begun, begun_s = watch.pictures, watch.last_s
    sink_s, whole_s = time.clock_gettime(clock), _process_s()
    until_s = begun_s + minutes * 60
    while (now_s := time.monotonic()) < until_s:
        time.sleep(min(_EVERY_S, until_s - now_s))
    growth_mb = _resident_mb() - memory_mb
    pictures, seconds = watch.pictures - begun, watch.last_s - begun_s
    gaps_s = watch.gaps_s[begun : watch.pictures]
    return Figures(
        output=word,
        minutes=seconds / 60,
        pictures=pictures,
        fps=pictures / seconds,
        drift_percent=(pictures / seconds / FPS - 1) * 100,
        rhythm_off_percent=float(1 / np.median(gaps_s) / FPS - 1) * 100,
        longest_gap_ms=float(gaps_s.max()) * 1e3,
        sink_core_percent=(time.clock_gettime(clock) - sink_s) / seconds * 100,
        process_core_percent=(_process_s() - whole_s) / seconds * 100,
        memory_start_mb=memory_mb,
        memory_growth_mb=growth_mb,
        troubles=[str(notice.error) for notice in notices],
    )


def _feed(results: Latest[Result], done: threading.Event) -> None:
    """Leave a frame 30 times a second; two that differ, so that none is a repeat."""
    noise = np.random.default_rng(1).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    pictures = (noise, noise[::-1].copy())
    begun_s = time.monotonic()
    for index in itertools.count():
        frame = Frame(pictures[index % 2], index, time.monotonic_ns())
        results.put(Result(frame, ()))
        if done.wait(max(0.0, begun_s + (index + 1) / FPS - time.monotonic())):
            return


def _wait_for(condition: Callable[[], bool]) -> None:
    while not condition():
        time.sleep(0.05)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def _process_s() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    """Send, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--output", default="count")
    parser.add_argument("--v4l2loopback", action="store_true")
    asked = parser.parse_args()
    if asked.v4l2loopback:
        subprocess.run(_MODULE, check=True)  # noqa: S603 - our own words
    cv2.setNumThreads(1)  # as in the app
    figures = run(asked.output, asked.minutes)
    print(json.dumps(asdict(figures), indent=1))
    report = os.environ.get("OUT")  # where user-mode Linux hands files back
    if report:
        Path(report, "report.json").write_text(json.dumps(asdict(figures)), "utf-8")


if __name__ == "__main__":
    main()
