"""What filters cost on the frame path, on the portraits of the demo."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.sitters import SITTERS
from facekeys.effects.guarding import Guard
from facekeys.keypoints.framing import BOX_SIDE, face_box
from facekeys.overlays.composing import compose
from facekeys.overlays.drawing import Planner
from facekeys.overlays.filter import Filter
from facekeys.overlays.packs import prepare
from facekeys.sharing.scenes import (
    ACROSS,
    Scene,
    acting_scene,
    pair_scene,
    portrait_scenes,
)
from facekeys.types import Face, Keypoints

_WIDTH, _HEIGHT = 1280, 720
_FRAMES: Final = 75
_IDLE: Final = 30  # of these, in which nobody does anything yet: they do not count
_FRAME_NS: Final = 33_333_333
_SIDE: Final = round(_HEIGHT / 3 / BOX_SIDE * ACROSS)
"""Of a picture in which a face is a third as high as the frame."""


class Cost(NamedTuple):
    """What a filter takes of one 720p frame.

    Attributes:
        filter: Its id.
        scene: In which it takes most.
        median_ms: Of the frames in that.
        p95_ms: 95 % of them take less.
    """

    filter: str
    scene: str
    median_ms: float
    p95_ms: float


def costs_of(
    filters: Sequence[Filter], passes: int, *, done: Callable[[], None]
) -> list[Cost]:
    """Measure what each filter takes by itself, in one thread.

    There is one person, a third as high as the frame, from the front, turned, tilted,
    and doing all that a filter may wait for; or two, for what takes two. It counts what
    planning, copying the frame and drawing take together.

    Args:
        filters: Which.
        passes: So often all of it is done; of each frame the fastest pass counts.
        done: Called whenever one filter was measured once more.

    Returns:
        The dearest first.

    Raises:
        PackError: A picture can't be read.
        ResourceError: A portrait is missing or broken.
    """
    scenes = {people: tuple(_scenes(people)) for people in (1, 2)}
    spent: dict[tuple[str, int], NDArray[np.float64]] = {}
    with _one_thread():
        for _ in range(passes):  # of all, so that a slow moment meets each one once
            for one in filters:
                prepare(one)
                for number, scene in enumerate(scenes[one.people]):
                    times = _measure(one, scene)
                    key = one.id, number
                    spent[key] = np.minimum(spent.get(key, times), times)
                done()
    costs = (
        max(
            (
                Cost(one.id, scene.title, *np.percentile(times, (50, 95)).tolist())
                for number, scene in enumerate(scenes[one.people])
                for times in (spent[one.id, number],)
            ),
            key=_median,
        )
        for one in filters
    )
    return sorted(costs, key=_median, reverse=True)


def _median(cost: Cost) -> float:
    return cost.median_ms


@contextmanager
def _one_thread() -> Iterator[None]:
    """Have OpenCV use one thread."""
    before = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        yield
    finally:
        cv2.setNumThreads(before)


def _measure(one: Filter, scene: Scene) -> NDArray[np.float64]:
    """Return the milliseconds that each of some frames takes with a filter on."""
    pixels = scene.pixels
    planner, guard = Planner(), Guard()
    spent = []
    for number in range(_FRAMES):
        now_ns = number * _FRAME_NS
        acts = scene.acting and number >= _IDLE
        faces = tuple(scene.acting if acts else scene.faces)
        places = {face.track_id: face.transform for face in faces}
        begun_s = time.perf_counter()
        strokes = planner.plan(
            faces, [one], width=_WIDTH, height=_HEIGHT, now_ns=now_ns, pixels=pixels
        )
        steps = (
            compose(strokes, [one], faces, guard.observe(pixels, faces, places, now_ns))
            if one.guards
            else compose(strokes, [one], faces)
        )
        if steps:
            drawn = pixels.copy()
            for step in steps:
                step.apply(drawn)
        spent.append((time.perf_counter() - begun_s) * 1e3)
    return np.array(spent[_IDLE:])


def _scenes(people: int) -> Iterator[Scene]:
    """Yield frames with so many people, one or two, in them."""
    if people > 1:
        yield _framed(pair_scene(2 * _SIDE, _SIDE))
        return
    for file in SITTERS:
        poses = {scene.title: scene for scene in portrait_scenes(file, _SIDE)}
        yield from (_framed(poses[title]) for title in ("front", "turned", "tilted"))
        yield _framed(acting_scene(file, _SIDE))


def _framed(scene: Scene) -> Scene:
    """Return a scene in the middle of a frame."""
    height, width = scene.pixels.shape[:2]
    left, top = (_WIDTH - width) // 2, (_HEIGHT - height) // 2
    right, bottom = _WIDTH - width - left, _HEIGHT - height - top
    border = cv2.BORDER_REFLECT_101
    pixels = cv2.copyMakeBorder(scene.pixels, top, bottom, left, right, border)

    def shifted(face: Face) -> Face:
        points = face.keypoints.points + np.array((left, top), np.float32)
        transform = face.transform + np.array([[0, 0, left], [0, 0, top]])
        return replace(
            face,
            box=face_box(transform),
            keypoints=Keypoints(points, face.keypoints.scheme),
            transform=transform,
        )

    return Scene(
        scene.title,
        np.asarray(pixels, np.uint8),
        [shifted(face) for face in scene.faces],
        [shifted(face) for face in scene.acting],
    )
