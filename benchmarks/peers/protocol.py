"""What goes over the pipe between a benchmark and a tracker; needs NumPy alone.

A request is one line of JSON (`shape`, `time_ns`, `new_scene`) and then the BGR pixels.
An answer is one line of JSON, an `Answer`. All points are frame pixels, where (0, 0) is
the centre of the top left pixel.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Answer:
    """What a tracker said about one frame.

    Attributes:
        faces: For each face its 15 points, x and y, in Kaggle's order.
        wall_ms: What `Tracker.track` took.
        cpu_ms: Processor time that the whole process spent meanwhile, on all threads.
        stages: Milliseconds by stage, where the tracker tells.
    """

    faces: Sequence[Sequence[tuple[float, float]]]
    wall_ms: float
    cpu_ms: float
    stages: Mapping[str, float]


class Tracker(Protocol):
    """A tracker inside a worker. Only `track` is timed."""

    def forget(self) -> None:
        """The next frame has nothing to do with the last."""

    def prepare(self, pixels: NDArray[np.uint8], time_ns: int) -> Any:
        """Bring a (h, w, 3) BGR frame into the form that the tracker takes."""

    def track(self, prepared: Any) -> Any:
        """Do the work."""

    def faces(self, found: Any) -> list[NDArray[np.float64]]:
        """Return the (15, 2) points of each face from what `track` returned."""

    def stages(self, found: Any) -> Mapping[str, float]:
        """Return what `track` says of its stages; may be empty."""


def send(pipe: BinaryIO, pixels: NDArray[np.uint8], time_ns: int, *, new: bool) -> None:
    """Write a request."""
    header = {"shape": pixels.shape, "time_ns": time_ns, "new_scene": new}
    pipe.write(json.dumps(header).encode() + b"\n")
    pipe.write(np.ascontiguousarray(pixels).tobytes())
    pipe.flush()


def receive(pipe: BinaryIO) -> Answer:
    """Read an answer. Raises EOFError if the worker has ended."""
    line = pipe.readline()
    if not line:
        raise EOFError
    return Answer(**json.loads(line))


def serve(tracker: Tracker) -> None:
    """Answer requests from standard input until it ends.

    What libraries print meanwhile goes to standard error.
    """
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        while line := sys.stdin.buffer.readline():
            header = json.loads(line)
            content = sys.stdin.buffer.read(math.prod(header["shape"]))
            pixels = np.frombuffer(content, np.uint8).reshape(header["shape"])
            if header["new_scene"]:
                tracker.forget()
            answer = _answer(tracker, pixels, header["time_ns"])
            answers.write(json.dumps(asdict(answer)).encode() + b"\n")
            answers.flush()


def _answer(tracker: Tracker, pixels: NDArray[np.uint8], time_ns: int) -> Answer:
    prepared = tracker.prepare(pixels, time_ns)
    cpu_s, wall_s = time.process_time(), time.perf_counter()
    found = tracker.track(prepared)
    wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    return Answer(
        faces=[points.tolist() for points in tracker.faces(found)],
        wall_ms=1e3 * wall_s,
        cpu_ms=1e3 * cpu_s,
        stages=dict(tracker.stages(found)),
    )
