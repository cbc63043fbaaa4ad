"""How long the installed filters take to be read at a start, their pictures aside.

    python benchmarks/packs.py [RUNS]

Each run is a fresh process, in which NumPy, OpenCV and pydantic are imported already.
The largest packs that a stranger may send are measured by tests/unit/sharing.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

_CHILD = """
import json, time
import cv2, numpy, pydantic
begun_s = time.perf_counter()
from facekeys.overlays.library import installed_filters
count = len(installed_filters().filters)
print(json.dumps([count, (time.perf_counter() - begun_s) * 1e3]))
"""


def main(runs: int) -> None:
    """Print the median of the runs."""
    command = [sys.executable, "-c", _CHILD]
    found = [
        json.loads(subprocess.check_output(command))  # noqa: S603 - our own program
        for _ in range(runs)
    ]
    took_ms = [one[1] for one in found]
    print(
        f"{found[0][0]} filters: {statistics.median(took_ms):.0f} ms in the median of "
        f"{runs} starts, {max(took_ms):.0f} at most"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
