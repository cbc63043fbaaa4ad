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

from own_home import own_home

# Runs in a fresh process: the command as it is, ended when the first frame is painted.
_CHILD = """
import sys, time
started_s = float(sys.argv[1])
from facekeys.__main__ import main

def watch():
    import json
    from PySide6.QtCore import QTimer
    from facekeys.ui.preview import Preview
    moments = {}
    paint = Preview.paintEvent
    def watched(self, event):
        paint(self, event)
        moments.setdefault("window", time.time() - started_s)
        if self._frame is not None and "frame" not in moments:
            moments["frame"] = time.time() - started_s
            print(json.dumps(moments))
            QTimer.singleShot(0, self.window().close)
    Preview.paintEvent = watched

import facekeys.display
require = facekeys.display.require_display
def required(**options):
    require(**options)
    import facekeys.ui.app
    watch()
facekeys.display.require_display = required
sys.argv[1:] = []
status = main()
assert "tensorflow" not in sys.modules and "keras" not in sys.modules
sys.exit(status)
"""


def main() -> None:
    """Start the app some times and print the medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    seen = []
    for _ in range(runs):
        with own_home() as home:
            child = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-c", _CHILD, str(time.time())],
                env=home,
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
