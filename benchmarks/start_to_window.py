"""How long FaceKeys takes from its start to its first window with a picture in it.

Needs a display: python benchmarks/start_to_window.py [RUNS]
Without one: xvfb-run -a -s -noreset python benchmarks/start_to_window.py
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

# Runs in a fresh process: the app as it is, ended when the first frame is painted.
_CHILD = """
import json, sys, time
started_s = float(sys.argv[1])
from PySide6.QtCore import QTimer
from facekeys.ui import app, preview
moments = {}
paint = preview.Preview.paintEvent
def watched(self, event):
    paint(self, event)
    moments.setdefault("window", time.time() - started_s)
    if self._frame is not None and "frame" not in moments:
        moments["frame"] = time.time() - started_s
        QTimer.singleShot(0, self.window().close)
preview.Preview.paintEvent = watched
from facekeys.overlays.library import installed_filters
app.run(installed_filters())
assert "tensorflow" not in sys.modules and "keras" not in sys.modules
print(json.dumps(moments))
"""


def main() -> None:
    """Start the app some times and print the medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    seen = []
    for _ in range(runs):
        child = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", _CHILD, str(time.time())],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        seen.append(json.loads(child.stdout))
    for name, what in (("window", "window painted"), ("frame", "first frame painted")):
        values = sorted(one[name] for one in seen)
        print(
            f"{what}: median {statistics.median(values):.2f} s "
            f"({values[0]:.2f} to {values[-1]:.2f}, {runs} runs)"
        )


if __name__ == "__main__":
    main()
