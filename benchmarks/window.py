"""What the window costs its own thread: painting the preview, and the longest stalls.

    python benchmarks/window.py

Needs no display. Painting is measured at 720p, shown at its own size and in that of a
fresh window. A stall is the time between two beats of a timer of 1 ms: by the clock,
which others on the machine lengthen, and by what the thread itself computed meanwhile.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import cycle, pairwise

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import cv2
import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facekeys.camera.demo import DemoClip
from facekeys.errors import VirtualCameraError
from facekeys.types import Frame
from facekeys.ui.gallery.gallery import Gallery
from facekeys.ui.preview import Preview
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow
from facekeys.virtualcam.sink import Sink
from gallery import many

_FRAMES = 200
_APART_S = 0.03
_FILTERS = 50
_WATCHED_S = 5.0
_CHANGE_MS = 50
_BEAT_MS = 1


class StuckCamera:
    """A webcam that sends some frames and then blocks, as a bad driver does."""

    name, live, fps, size = "Stuck", True, 30.0, (1280, 720)
    length, cut_short = None, False

    def __init__(self, frames: int = 30) -> None:
        """Send so many frames first."""
        self._left = frames
        self.let_go = threading.Event()

    def read(self) -> Frame | None:
        """Return a frame; block once they are used up."""
        if self._left == 0:
            self.let_go.wait()
            return None
        self._left -= 1
        time.sleep(1 / self.fps)
        return Frame(np.full((720, 1280, 3), 90, np.uint8), 0, time.monotonic_ns())

    def close(self) -> None:
        """Do nothing."""


def no_sink() -> Sink:
    """Stand in for the virtual camera, which is not measured."""
    raise VirtualCameraError("Not for a measurement.")


def painting(width: int, height: int) -> dict[str, float]:
    """Return what one frame of 720p costs in a preview of a size: medians, in ms."""
    preview = Preview()
    preview.resize(width, height)
    preview.show()
    while not preview.windowHandle().isExposed():
        QApplication.processEvents()
    clip = DemoClip()
    frames = [clip.frame(number) for number in range(10)]
    wall, cpu = [], []
    for frame, _ in zip(cycle(frames), range(_FRAMES), strict=False):
        preview.show_frame(frame)
        time.sleep(_APART_S)  # as long as frames are apart: it is prepared meanwhile
        begun, begun_cpu = time.perf_counter(), time.thread_time()
        preview.repaint()
        wall.append((time.perf_counter() - begun) * 1e3)
        cpu.append((time.thread_time() - begun_cpu) * 1e3)
    preview.end()
    preview.close()
    return {
        "median_ms": round(statistics.median(wall), 2),
        "of_the_processor_ms": round(statistics.median(cpu), 2),
    }


def stalls(act: Callable[[], object]) -> dict[str, float]:
    """Return the longest time without a beat after an act, in ms."""
    beats: list[tuple[float, float]] = []
    timer = QTimer()
    timer.timeout.connect(
        lambda: beats.append((time.perf_counter(), time.thread_time()))
    )
    timer.start(_BEAT_MS)
    begun_s = time.perf_counter()
    act()
    while time.perf_counter() - begun_s < _WATCHED_S:
        QApplication.processEvents()
    timer.stop()
    wall = [after[0] - before[0] for before, after in pairwise(beats)]
    cpu = [after[1] - before[1] for before, after in pairwise(beats)]
    return {
        "longest_ms": round(max(wall) * 1e3, 1),
        "longest_of_the_processor_ms": round(max(cpu) * 1e3, 1),
    }


def change_filters(gallery: Gallery) -> QTimer:
    """Put another filter on or off again and again; the timer must be kept."""
    ids = cycle([one.id for one in gallery.filters])
    timer = QTimer(gallery)
    timer.timeout.connect(lambda: gallery.toggle_id(next(ids)))
    timer.start(_CHANGE_MS)
    return timer


def main() -> None:
    """Measure and print JSON."""
    cv2.setNumThreads(1)
    app = QApplication([])
    report: dict[str, object] = {
        "preview_1280x720": painting(1280, 720),
        "preview_960x540": painting(960, 540),
    }
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder  # Linux: no pictures of another time
        window = MainWindow(sources=SourceChooser(lister=list), open_sink=no_sink)
        window.resize(1280, 640)
        window.show()
        window.engine.use_source(DemoClip)
        app.processEvents()
        filters = many(_FILTERS)
        report["stalls_while_pictures_are_made"] = stalls(
            lambda: window.gallery.offer(filters)
        )
        changing = change_filters(window.gallery)
        report["stalls_while_filters_change"] = stalls(lambda: None)
        changing.stop()
        window.gallery.clear()
        camera = StuckCamera()
        report["stalls_while_the_camera_blocks"] = stalls(
            lambda: window.engine.use_source(lambda: camera)
        )
        camera.let_go.set()
        window.close()
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
