"""Jitter on a still face against lag and error on a moving one, by filter parameters.

    PYTHONPATH=tests python benchmarks/smoothing.py [--frames 90]

Each portrait of the demo is moved in a known way before a camera with noise (4 grey
levels), tracked once without smoothing, and its raw points then go through the filter
with each set of parameters. Where the points belong is where they lie, on average, on
the still face, carried along by the known motion. All figures are means over both
portraits, distances in per cent of the eye distance:

jitter  RMS motion of a point from frame to frame, nothing moving
error   mean distance of the points from where they belong, while the face moves
lag     by how many frames the truth must be delayed to fit best

`talk` moves no picture: the lower lip of the still face goes up and down by a tenth of
the eye distance three times a second, added to its raw points.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from moving_portraits import (
    FPS,
    Motion,
    MovingPortrait,
    film,
    panning,
    rolling,
    still,
    zooming,
)
from numpy.typing import NDArray
from portraits import PORTRAITS

from facekeys.keypoints.framing import apply, fit_face, invert
from facekeys.keypoints.model import KeypointModel
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.pipeline import Pipeline
from facekeys.tracking.one_euro import OneEuroOptions
from facekeys.tracking.smoothing import FaceSmoother, SmoothingOptions
from facekeys.tracking.tracker import TrackerOptions

MOTIONS: Final = {
    "pan 2/s": panning(2.0),
    "zoom 1/s": zooming(1.0),
    "roll 60/s": rolling(60.0),
    "roll 120/s": rolling(120.0),
}
SETTLING: Final = 15
"""Frames at the start of each film that are not judged."""

LIP: Final = KAGGLE15.index("mouth_center_bottom_lip")
TALK_DEPTH: Final = 0.1
TALK_HZ: Final = 3.0

LAGS: Final = np.arange(-1.0, 4.0, 0.05)


@dataclass(frozen=True, slots=True)
class Take:
    """What the tracker found in one film, and where the points belonged.

    Attributes:
        raw: (frames, 15, 2) frame pixels.
        truth: (lags, frames, 15, 2) frame pixels, delayed by each of `LAGS`.
        scale: (frames,) eye distance in pixels.
        judged: Which of the points count.
    """

    raw: NDArray[np.float64]
    truth: NDArray[np.float64]
    scale: NDArray[np.float64]
    judged: slice


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--frames", type=int, default=90)
    frames = parser.parse_args().frames
    model = KeypointModel()
    takes = [take_all(model, MovingPortrait(name), frames) for name in PORTRAITS]
    chosen = SmoothingOptions()
    print(f"{'':<34}{'jitter':>8}", *(f"{name:>14}" for name in takes[0]), sep="")
    print(f"{'':<34}{'%':>8}", *(f"{'error % lag':>14}" for _ in takes[0]), sep="")
    show("not smoothed", takes, None)
    show("chosen", takes, chosen)
    for min_cutoff_hz in (0.3, 0.6, 1.0, 2.0, 4.0):
        for beta in (4.0, 8.0, 16.0, 32.0):
            pose = replace(chosen.pose, min_cutoff_hz=min_cutoff_hz, beta=beta)
            show(f"pose {text(pose)}", takes, replace(chosen, pose=pose))
    for min_cutoff_hz in (0.3, 0.6, 1.0, 2.0, 4.0):
        for beta in (0.0, 5.0, 10.0, 20.0):
            points = replace(chosen.points, min_cutoff_hz=min_cutoff_hz, beta=beta)
            show(f"points {text(points)}", takes, replace(chosen, points=points))
    for speed_cutoff_hz in (0.5, 1.0, 1.5, 3.0, 6.0):
        pose = replace(chosen.pose, speed_cutoff_hz=speed_cutoff_hz)
        show(f"pose {text(pose)}", takes, replace(chosen, pose=pose))
        points = replace(chosen.points, speed_cutoff_hz=speed_cutoff_hz)
        show(f"points {text(points)}", takes, replace(chosen, points=points))


def text(options: OneEuroOptions) -> str:
    """Say what the parameters are: cut-off at rest, beta, cut-off of the speed."""
    return (
        f"{options.min_cutoff_hz:g} Hz, {options.beta:g}, {options.speed_cutoff_hz:g} Hz"
    )


def take_all(
    model: KeypointModel, portrait: MovingPortrait, frames: int
) -> dict[str, Take]:
    """Track one portrait in all motions; the still one is called "still"."""
    raw = track(model, portrait, still, frames)
    to_face = invert(still(0.0).transform)
    ideal = apply(to_face, raw[SETTLING:]).mean(axis=0)
    takes = {
        name: take(track(model, portrait, motion, frames), ideal, motion)
        for name, motion in MOTIONS.items()
    }
    return {"still": take(raw, ideal, still), **takes, "talk": talk(raw, ideal)}


def track(
    model: KeypointModel, portrait: MovingPortrait, motion: Motion, frames: int
) -> NDArray[np.float64]:
    """Return the raw points (frames, 15, 2) of a film."""
    pipeline = Pipeline(model, options=TrackerOptions(smoothing=None))
    found = []
    for frame, _ in film(portrait, motion, frames=frames):
        (face,) = pipeline.process(frame).faces
        found.append(face.keypoints.points.astype(np.float64))
    return np.array(found)


def take(
    raw: NDArray[np.float64], ideal: NDArray[np.float64], motion: Motion
) -> Take:
    """Put the truth beside what was found."""
    truth = [
        [apply(motion((index - lag) / FPS).transform, ideal) for index in range(len(raw))]
        for lag in LAGS
    ]
    scale = [motion(index / FPS).eye_distance for index in range(len(raw))]
    return Take(raw, np.array(truth), np.array(scale), slice(None))


def talk(raw: NDArray[np.float64], ideal: NDArray[np.float64]) -> Take:
    """Let the lower lip of a still face move."""
    still_take = take(raw, ideal, still)
    depth = still(0.0).eye_distance * TALK_DEPTH

    def lip(frames: NDArray[np.float64]) -> NDArray[np.float64]:
        return depth * np.sin(math.tau * TALK_HZ / FPS * frames)

    moments = np.arange(len(raw), dtype=np.float64)
    talking, truth = raw.copy(), still_take.truth.copy()
    talking[:, LIP, 1] += lip(moments)
    truth[:, :, LIP, 1] += lip(moments - LAGS[:, None])
    return Take(talking, truth, still_take.scale, slice(LIP, LIP + 1))


def show(
    name: str, takes: Sequence[dict[str, Take]], options: SmoothingOptions | None
) -> None:
    """Print the line of one set of parameters."""
    jitter = np.mean([measure_jitter(one["still"], options) for one in takes])
    cells = []
    for film_name in takes[0]:
        measured = [measure_error_and_lag(one[film_name], options) for one in takes]
        error, lag = np.mean(measured, axis=0)
        cells.append(f"{error:>9.2%}"[:-1] + f"{lag:>6.2f}")
    print(f"{name:<34}{jitter:>8.3%}"[:-1], *cells)


def smoothed(one: Take, options: SmoothingOptions | None) -> NDArray[np.float64]:
    """Return the points that the filter gives."""
    if options is None:
        return one.raw
    smoother = FaceSmoother(options)
    return np.array(
        [smoother(points, fit_face(points, KAGGLE15), 1 / FPS) for points in one.raw]
    )


def measure_jitter(one: Take, options: SmoothingOptions | None) -> float:
    """Return the RMS motion from frame to frame, in eye distances."""
    steps = np.diff(smoothed(one, options)[SETTLING:], axis=0)
    return float(np.sqrt((steps**2).sum(axis=-1).mean()) / one.scale.mean())


def measure_error_and_lag(
    one: Take, options: SmoothingOptions | None
) -> tuple[float, float]:
    """Return the mean error in eye distances, and the lag in frames that fits best."""
    points = smoothed(one, options)
    apart = np.linalg.norm(points - one.truth, axis=-1) / one.scale[:, None]
    apart = apart[:, SETTLING:, one.judged]
    now = int(np.argmin(np.abs(LAGS)))
    best = int(np.argmin((apart**2).mean(axis=(1, 2))))
    return float(apart[now].mean()), float(LAGS[best])


if __name__ == "__main__":
    main()
