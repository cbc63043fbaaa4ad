"""How much memory the app holds while the demo clip runs, and whether it grows.

Needs a display: python benchmarks/memory.py [--minutes N]
Without one: xvfb-run -a -s -noreset python benchmarks/memory.py [--minutes N]

The app runs as it is, with the sunglasses on and a virtual camera that makes I420 and
throws it away. Resident memory is read from /proc, so on Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from own_home import own_home

# Runs in a fresh process: the app as it is, but for the device behind its sink.
_CHILD = """
import json, sys
from functools import partial
import cv2
import numpy as np
from PySide6.QtCore import QTimer
from facekeys.ui import app, window
from facekeys.virtualcam.audience import BlindWatch

class NoDevice:
    name = "nobody"
    def __init__(self):
        self.i420 = np.empty((1080, 1280), np.uint8)
    def send(self, pixels):
        cv2.cvtColor(pixels, cv2.COLOR_BGR2YUV_I420, dst=self.i420)
    def repeat(self):
        pass
    def set_timeout_picture(self, pixels):
        pass
    def watch(self):
        return BlindWatch()
    def close(self):
        pass

class Watched(window.MainWindow):
    def __init__(self):
        super().__init__()
        self.details.setChecked(True)
        QTimer.singleShot(20_000, lambda: self.gallery.toggle_id("sunglasses"))
        QTimer.singleShot(int(float(sys.argv[1]) * 1000), self.close)
    def closeEvent(self, event):
        now = self.engine.status()
        frames = now.statistics.frames
        about = {"processed": frames.processed, "sent": frames.sent}
        about |= {"filters": now.filters, "faces": now.statistics.faces}
        print(json.dumps(about))
        super().closeEvent(event)

app.MainWindow = Watched
app.Session = partial(app.Session, open_output=lambda word: NoDevice())
app.run()
"""
_SETTLE_S = (
    120  # until then it grows in steps: each kind of work comes for the first time
)
_EVERY_S = 5


def main() -> None:
    """Run the app for some minutes and print what it held."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30.0)
    run_s = parser.parse_args().minutes * 60
    began_s = time.monotonic()
    with (
        own_home() as home,
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", _CHILD, str(run_s + _SETTLE_S)],
            env=home,
            stdout=subprocess.PIPE,
            text=True,
        ) as child,
    ):
        time.sleep(_SETTLE_S)
        held: list[tuple[float, float]] = []
        while time.monotonic() - began_s < run_s + _SETTLE_S - 1:
            held.append((time.monotonic() - began_s, _resident_mb(child.pid)))
            time.sleep(_EVERY_S)
        peak = _peak_mb(child.pid)
        out, _ = child.communicate(timeout=60)
    frames = json.loads(out.splitlines()[-1])
    sizes = [size for _, size in held]
    tenth = max(1, len(sizes) // 10)
    first, last = statistics.median(sizes[:tenth]), statistics.median(sizes[-tenth:])
    slope = statistics.linear_regression(*zip(*held, strict=True)).slope
    print(
        f"{frames['processed']} frames processed, {frames['sent']} sent; at the end "
        f"{' '.join(frames['filters']) or 'no filter'} on {frames['faces']} faces"
    )
    print(f"resident: median {statistics.median(sizes):.1f} MB, peak {peak:.1f} MB")
    per_minute = 60 // _EVERY_S
    minutes = [
        f"{statistics.median(sizes[begin : begin + per_minute]):.1f}"
        for begin in range(0, len(sizes), per_minute)
    ]
    print(f"minute by minute: {' '.join(minutes)}")
    print(
        f"growth: {last - first:+.1f} MB from the first tenth to the last of "
        f"{(held[-1][0] - held[0][0]) / 60:.1f} minutes ({slope * 3600:+.1f} MB an "
        f"hour by a straight line); the first {_SETTLE_S} s are left out"
    )


def _resident_mb(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _peak_mb(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text("ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6


if __name__ == "__main__":
    main()
