"""How late FaceKeys makes a camera's pictures, and whether that grows.

    python benchmarks/lateness.py [--seconds N] [--filter ID ...] [--json FILE]

The engine as the app has it, with its governor's usual budget, a camera of 1280x720
(`film.py`), filters on both faces and a virtual camera that makes I420 and writes it
to /dev/null. Lateness is the time from when the camera gave a picture until that was
handed to the virtual camera; repeated pictures count once. Three cameras take turns:
one that gives exactly as many pictures as the virtual camera takes, and two that give a
little less and a little more, so that every shift between the two rhythms comes about.

"First" and "last" are the medians of the first and of the last ten seconds: a queue
that grows would show there.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import cv2

from facekeys.engine.engine import Engine
from facekeys.engine.statistics import Lateness, percentile
from facekeys.overlays.library import installed_filters
from facekeys.types import Pixels
from facekeys.virtualcam.sink import FPS
from film import Film, make_pictures
from peers.markdown import number, table
from sending import CountingSink

_RATES: Final = (FPS, FPS * 0.999, FPS * 1.001)
_SETTLE_S: Final = 3.0
_SPAN_S: Final = 10.0  # what the engine's own statistics reach back


@dataclass(frozen=True, slots=True)
class Turn:
    """What one camera found; times in milliseconds.

    Attributes:
        camera_fps: What it gave a second.
        median_ms: Of all spans of ten seconds, the median of their medians.
        p95_ms: Likewise, of what 95 of 100 pictures took at most.
        worst_p95_ms: The worst of these.
        first_ms: Median of the first span.
        last_ms: Median of the last span.
        fps: Pictures processed a second.
        dropped: Pictures that nobody had time for, of all.
        repeated: Pictures that were handed over again.
        level: Of the governor, at the end.
        core_percent: Processor time of the process, of one core.
        load: The machine's load average over a minute, at the end.
    """

    camera_fps: float
    median_ms: float
    p95_ms: float
    worst_p95_ms: float
    first_ms: float
    last_ms: float
    fps: float
    dropped: int
    repeated: int
    level: int
    core_percent: float
    load: float


def take_turn(
    pictures: list[Pixels], filters: list[str], fps: float, seconds: float
) -> tuple[Turn, Counter[float | None]]:
    """Run a fresh engine; returns its figures and the histogram of all lateness."""
    engine = Engine(on_result=lambda: None, on_notice=print)
    engine.start()
    known = installed_filters().filters
    engine.use_filters([known[one] for one in filters])
    engine.use_source(lambda: Film(pictures, fps=fps))
    engine.switch_output(CountingSink)
    time.sleep(_SETTLE_S)
    before = engine.statistics().frames
    spans: list[Lateness] = []
    spent_s, begun_s = time.process_time(), time.monotonic()
    for _ in range(max(1, round(seconds / _SPAN_S))):
        time.sleep(_SPAN_S)
        figures = engine.statistics()
        spans.append(figures.sending)
    spent_s, took_s = time.process_time() - spent_s, time.monotonic() - begun_s
    level = engine.status().governor.level
    engine.close()
    bars: Counter[float | None] = Counter()
    for span in spans:
        bars.update({one.up_to_ms: one.frames for one in span.histogram})
    tails = [span.p95_ms for span in spans]
    turn = Turn(
        camera_fps=fps,
        median_ms=statistics.median(span.median_ms for span in spans),
        p95_ms=percentile(tails, 0.5),
        worst_p95_ms=max(tails),
        first_ms=spans[0].median_ms,
        last_ms=spans[-1].median_ms,
        fps=figures.fps,
        dropped=figures.frames.dropped - before.dropped,
        repeated=figures.frames.repeated - before.repeated,
        level=level,
        core_percent=100 * spent_s / took_s,
        load=os.getloadavg()[0],
    )
    return turn, bars


def main() -> None:
    """Take a turn with each camera, and print all of them, and the histogram."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=30.0, help="for each camera")
    parser.add_argument("--filter", nargs="*", default=["sunglasses", "moustache"])
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    cv2.setNumThreads(1)  # as in the app
    pictures = make_pictures()
    turns, bars = [], Counter[float | None]()
    for fps in _RATES:
        turn, more = take_turn(pictures, asked.filter, fps, asked.seconds)
        turns.append(asdict(turn))
        bars.update(more)
    heads = list(turns[0])
    rows = [[number(turn[head]) for head in heads] for turn in turns]
    print("\n".join(table([head.replace("_", " ") for head in heads], rows)))
    total = sum(bars.values())
    shares = [f"{100 * frames / total:.1f}" for frames in bars.values()]
    edges = ["more" if edge is None else f"to {edge:g} ms" for edge in bars]
    print("\n".join(["", *table(["% of the pictures", *edges], [["", *shares]])]))
    if asked.json:
        asked.json.write_text(json.dumps(turns), "utf-8")


if __name__ == "__main__":
    main()
