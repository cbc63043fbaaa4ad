"""Jitter on a still face against lag and error on a moving one, by filter parameters.

    PYTHONPATH=tests python benchmarks/smoothing.py [--frames 90]

Each portrait of the demo is moved in a known way before a camera with noise (4 grey
levels), tracked once without smoothing, and its raw points then go through the filter
with each set of parameters. Where the points belong is where they lie, on average, on
the still face, carried along by the known motion. All figures are means over both
portraits, distances in per cent of the eye distance:

jitter  RMS motion of a point from frame to frame, nothing moving, at two noises
error   mean distance of the points from where they belong, while the face moves
lag     by how many frames the truth must be delayed to fit best

`talk` moves no picture: the lower lip of the still face goes up and down by a tenth of
the eye distance three times a second, added to its raw points.
"""

from __future__ import annotations

import argparse
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import apply, fit_face, invert, scale_of
from facekeys.keypoints.model import KeypointModel
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.pipeline import Pipeline
from facekeys.tracking.one_euro import OneEuroFilter, OneEuroOptions
from facekeys.tracking.smoothing import FaceSmoother, SmoothingOptions
from facekeys.tracking.tracker import TrackerOptions
from facekeys.types import Affine
from moving_portraits import (
    FPS,
    NOISE,
    Motion,
    MovingPortrait,
    film,
    panning,
    rolling,
    still,
    zooming,
)
from portraits import PORTRAITS

MOTIONS: Final = {
    "pan 0.1/s": panning(0.1),
    "pan 2/s": panning(2.0),
    "zoom 1/s": zooming(1.0),
    "roll 60/s": rolling(60.0),
    "roll 120/s": rolling(120.0),
}
JITTER: Final = {"still 4": 4.0, "still 8": 8.0}
"""Films of a still face, and the noise in them."""

Smoother = Callable[
    [NDArray[np.float64], Affine, float], tuple[NDArray[np.float64], Affine]
]
MakeSmoother = Callable[[], Smoother]

CUTOFFS_HZ: Final = (0.5, 1.0, 2.0, 4.0)
SPEED_CUTOFFS_HZ: Final = (0.5, 3.0, 6.0)
BETAS: Final = (0.0, 10.0, 20.0, 40.0, 80.0, 160.0)

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
    films = [name for name in takes[0] if name not in JITTER]
    print(f"{'':<28}{'jitter %':^16}", *(f"{name:>12}" for name in films))
    print(f"{'':<28}{'noise 4':>8}{'8':>8}", *(f"{'error% lag':>12}" for _ in films))
    for name, make in filters(SmoothingOptions()):
        show(name, takes, make)


def filters(chosen: SmoothingOptions) -> Iterator[tuple[str, MakeSmoother]]:
    """Yield what is compared: the chosen parameters, and others about them."""
    yield (
        "not smoothed",
        lambda: lambda points, transform, _elapsed_s: (points, transform),
    )
    yield "chosen", partial(FaceSmoother, chosen)
    yield "chosen, in the frame", partial(FrameSmoother, chosen.points)
    for part in ("pose", "points"):
        middle: OneEuroOptions = getattr(chosen, part)
        around = [
            replace(middle, min_cutoff_hz=min_cutoff_hz, beta=beta)
            for min_cutoff_hz, beta in itertools.product(CUTOFFS_HZ, BETAS)
        ]
        around += [replace(middle, speed_cutoff_hz=hz) for hz in SPEED_CUTOFFS_HZ]
        for one in around:
            options = replace(chosen, **{part: one})
            yield f"{part} {text(one)}", partial(FaceSmoother, options)


class FrameSmoother:
    """What is simpler: each point by itself, in the frame."""

    def __init__(self, options: OneEuroOptions) -> None:
        """Start empty."""
        self._filter: OneEuroFilter[NDArray[np.float64]] = OneEuroFilter(options)

    def __call__(
        self, points: NDArray[np.float64], transform: Affine, elapsed_s: float
    ) -> tuple[NDArray[np.float64], Affine]:
        """Return smoothed points; see `FaceSmoother`."""
        units = 2 * (scale_of(transform),)
        return np.array(self._filter(points.T, elapsed_s, units)).T, transform


def text(options: OneEuroOptions) -> str:
    """Say what the parameters are: cut-off at rest, beta, cut-off of the speed."""
    low, speed = options.min_cutoff_hz, options.speed_cutoff_hz
    return f"{low:g} Hz, {options.beta:g}, {speed:g} Hz"


def take_all(
    model: KeypointModel, portrait: MovingPortrait, frames: int
) -> dict[str, Take]:
    """Track one portrait in all films."""
    rests = {
        name: track(model, portrait, still, frames, noise)
        for name, noise in JITTER.items()
    }
    raw = rests["still 4"]
    ideal = apply(invert(still(0.0).transform), raw[SETTLING:]).mean(axis=0)
    takes = {name: take(points, ideal, still) for name, points in rests.items()}
    for name, motion in MOTIONS.items():
        takes[name] = take(track(model, portrait, motion, frames), ideal, motion)
    return {**takes, "talk": talk(raw, ideal)}


def track(
    model: KeypointModel,
    portrait: MovingPortrait,
    motion: Motion,
    frames: int,
    noise: float = NOISE,
) -> NDArray[np.float64]:
    """Return the raw points (frames, 15, 2) of a film."""
    pipeline = Pipeline(model, options=TrackerOptions(smoothing=None))
    found = []
    for frame, _ in film(portrait, motion, frames=frames, noise=noise):
        (face,) = pipeline.process(frame).faces
        found.append(face.keypoints.points.astype(np.float64))
    return np.array(found)


def take(raw: NDArray[np.float64], ideal: NDArray[np.float64], motion: Motion) -> Take:
    """Put the truth beside what was found."""
    truth = [
        [
            apply(motion((index - lag) / FPS).transform, ideal)
            for index in range(len(raw))
        ]
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


def show(name: str, takes: Sequence[dict[str, Take]], make: MakeSmoother) -> None:
    """Print the line of one set of parameters."""
    jitters = [
        np.mean([measure_jitter(one[still_film], make) for one in takes])
        for still_film in JITTER
    ]
    cells = []
    for film_name in takes[0]:
        if film_name not in JITTER:
            measured = [measure_error_and_lag(one[film_name], make) for one in takes]
            error, lag = np.mean(measured, axis=0)
            cells.append(f"{100 * error:>7.2f}{lag:>5.2f}")
    print(f"{name:<28}", *(f"{100 * one:>7.3f}" for one in jitters), *cells)


def smoothed(one: Take, make: MakeSmoother) -> NDArray[np.float64]:
    """Return the points that a filter gives."""
    smoother = make()
    return np.array(
        [smoother(points, fit_face(points, KAGGLE15), 1 / FPS)[0] for points in one.raw]
    )


def measure_jitter(one: Take, make: MakeSmoother) -> float:
    """Return the RMS motion from frame to frame, in eye distances."""
    steps = np.diff(smoothed(one, make)[SETTLING:], axis=0)
    return float(np.sqrt((steps**2).sum(axis=-1).mean()) / one.scale.mean())


def measure_error_and_lag(one: Take, make: MakeSmoother) -> tuple[float, float]:
    """Return the mean error in eye distances, and the lag in frames that fits best."""
    points = smoothed(one, make)
    apart = np.linalg.norm(points - one.truth, axis=-1) / one.scale[:, None]
    apart = apart[:, SETTLING:, one.judged]
    now = int(np.argmin(np.abs(LAGS)))
    best = int(np.argmin((apart**2).mean(axis=(1, 2))))
    return float(apart[now].mean()), float(LAGS[best])


if __name__ == "__main__":
    main()
