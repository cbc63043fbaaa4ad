"""How long FaceKeys takes from its start to its first window with a picture in it.

Its modules are compiled already, as pip leaves them: one more start, which does not
count, sees to that.

Needs a display: python benchmarks/start_to_window.py [RUNS]
Without one: xvfb-run -a -s -noreset python benchmarks/start_to_window.py
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
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
        now = time.time() - started_s, time.process_time()
        moments.setdefault("window", now)
        if self._frame is not None and "frame" not in moments:
            moments["frame"] = now
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
    with tempfile.TemporaryDirectory() as compiled:
        for _ in range(1 + runs):
            with own_home() as home:
                home.pop("PYTHONDONTWRITEBYTECODE", None)
                child = subprocess.run(  # noqa: S603 - our own program
                    [sys.executable, "-c", _CHILD, str(time.time())],
                    env={**home, "PYTHONPYCACHEPREFIX": compiled},
                    stdout=subprocess.PIPE,
                    text=True,
                    check=True,
                )
            seen.append(json.loads(child.stdout))
    del seen[0]
    for name, what in (("window", "window painted"), ("frame", "first frame painted")):
        values = sorted(one[name][0] for one in seen)
        spent_s = statistics.median(one[name][1] for one in seen)
        print(
            f"{what}: median {statistics.median(values):.2f} s "
            f"({values[0]:.2f} to {values[-1]:.2f}, {runs} runs), "
            f"processor time till then {spent_s:.2f} s"
        )


if __name__ == "__main__":
    main()
