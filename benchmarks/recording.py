"""What a recording takes: processor time, and whether the call gets its picture later.

    python benchmarks/recording.py [--seconds N] [--rounds N] [--json FILE]

The engine with a camera of 1280x720 at 30 a second (the demo clip with the noise of a
sensor), the sunglasses on, and a virtual camera that makes I420 and writes it to
/dev/null. In turns with and without a recording to the folder for temporary files, so
that what else the machine does falls on both alike. Lateness is that from capture to
the virtual camera, of the newest 300 pictures of each turn; processor time is that of
the whole process.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import cv2

from facekeys.engine.engine import Engine
from facekeys.engine.governor import Budget
from facekeys.engine.recording import Recorded
from facekeys.overlays.library import installed_filters
from facekeys.recording.live import LiveVideo
from facekeys.types import Pixels
from facekeys.virtualcam.sink import FPS, HEIGHT, WIDTH
from film import Film, make_pictures
from sending import CountingSink

_SETTLE_S: Final = 3.0


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn found.

    Attributes:
        recording: Whether something was recorded.
        core_percent: Processor time of the process, of one core.
        late_median_ms: From capture to the virtual camera.
        late_p95_ms: Likewise.
        fps: Pictures processed a second.
        left_out: Pictures that the recording lacks.
        megabytes_a_minute: Size of the file, by its duration.
        load: The machine's load average over a minute, at the end.
    """

    recording: bool
    core_percent: float
    late_median_ms: float
    late_p95_ms: float
    fps: float
    left_out: int
    megabytes_a_minute: float
    load: float


def take_turn(pictures: list[Pixels], seconds: float, *, recording: bool) -> Turn:
    """Run a fresh engine for so long after it has settled."""
    engine = Engine(
        on_result=lambda: None,
        on_notice=print,
        budget=Budget(cores=16.0, max_fps=60.0),  # nothing is left out to save time
    )
    engine.start()
    engine.use_filters([installed_filters().filters["sunglasses"]])
    engine.use_source(lambda: Film(pictures))
    engine.switch_output(CountingSink)
    with tempfile.TemporaryDirectory() as folder:
        now = engine.record(lambda: _open(folder)) if recording else None
        time.sleep(_SETTLE_S)
        begun_s, spent_s = time.monotonic(), time.process_time()
        time.sleep(seconds)
        took_s = time.monotonic() - begun_s
        spent_s = time.process_time() - spent_s
        figures = engine.statistics()
        recorded: Recorded | None = None
        size = 0
        if now is not None:
            now.stop()
            recorded = now.ended.result()
            size = Path(recorded.state.path).stat().st_size
        engine.close()
    return Turn(
        recording=recording,
        core_percent=100 * spent_s / took_s,
        late_median_ms=figures.sending.median_ms,
        late_p95_ms=figures.sending.p95_ms,
        fps=figures.fps,
        left_out=recorded.state.left_out if recorded else 0,
        megabytes_a_minute=60e-6 * size / recorded.state.seconds if recorded else 0.0,
        load=os.getloadavg()[0],
    )


def _open(folder: str) -> LiveVideo:
    return LiveVideo(Path(folder), pattern="me", size=(WIDTH, HEIGHT), fps=FPS)


def main() -> None:
    """Take the turns, print each, and then the medians of both kinds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    cv2.setNumThreads(1)  # as in the app
    pictures = make_pictures()
    turns = []
    for number in range(2 * asked.rounds):
        turns.append(take_turn(pictures, asked.seconds, recording=number % 2 == 1))
        print(json.dumps(asdict(turns[-1])))
    for recording in (False, True):
        these = [asdict(turn) for turn in turns if turn.recording == recording]
        keys = these[0]
        medians = {key: statistics.median(one[key] for one in these) for key in keys}
        print(json.dumps(medians))
    if asked.json:
        asked.json.write_text(json.dumps([asdict(turn) for turn in turns]), "utf-8")


if __name__ == "__main__":
    main()
