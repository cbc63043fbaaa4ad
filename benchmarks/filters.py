"""What each built-in filter costs on the frame path: a Markdown table.

    python benchmarks/filters.py [ID ...]

One face, a third of the height of a 1280x720 frame; for what takes two people, two. A
time is that of planning, of copying the frame and of drawing, when all is warm: of the
processor in one thread, so that other work of the machine counts little; the median of
the frames, and the least.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import cv2

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from facekeys.effects.guarding import Guard
from facekeys.overlays.composing import compose
from facekeys.overlays.drawing import Planner
from facekeys.overlays.filter import Filter
from facekeys.overlays.library import installed_filters
from facekeys.overlays.packs import prepare
from facekeys.types import Face, Pixels
from portraits import side_by_side

_SIZE = (1280, 720)
_EYE_DISTANCE_PX = 720 / 3 / 2.75  # of a face whose box is a third of the height
_RUNS = 100
_BUDGET_MS = 2.0


def measure(one: Filter, pixels: Pixels, faces: tuple[Face, ...]) -> list[float]:
    """Return the milliseconds that each of some frames takes with a filter on."""
    width, height = _SIZE
    planner, guard = Planner(), Guard()
    places = {face.track_id: face.transform for face in faces}
    spent = []
    for number in range(_RUNS):
        now_ns = number * 33_333_333
        begun_s = time.thread_time()
        strokes = planner.plan(faces, [one], width=width, height=height, now_ns=now_ns)
        steps = (
            compose(strokes, [one], faces, guard.observe(pixels, faces, places, now_ns))
            if one.guards
            else compose(strokes, [one], faces)
        )
        if steps:
            drawn = pixels.copy()
            for step in steps:
                step.apply(drawn)
        spent.append((time.thread_time() - begun_s) * 1e3)
    return spent[_RUNS // 5 :]


def main(ids: list[str]) -> None:
    """Print the table, the dearest first."""
    cv2.setNumThreads(1)
    pixels, both = side_by_side(_SIZE, _EYE_DISTANCE_PX)
    filters = installed_filters().filters
    rows = []
    for id_ in ids or filters:
        one = filters[id_]
        prepare(one)
        spent = measure(one, pixels, both[: one.people])
        rows.append((statistics.median(spent), min(spent), id_))
    print("| filter | median ms | least ms |")
    print("| --- | ---: | ---: |")
    for median, least, id_ in sorted(rows, reverse=True):
        over = " (above 2)" if least > _BUDGET_MS else ""
        print(f"| {id_} | {median:.2f} | {least:.2f}{over} |")


if __name__ == "__main__":
    main(sys.argv[1:])
