"""What each built-in filter costs on the frame path: a Markdown table.

    python benchmarks/filters.py [ID ...]

One person of a third of the height of a 1280x720 frame; for what takes two people, two.
They are seen from the front, turned, tilted, and doing all that a filter may wait for;
what counts is the dearest of these. A time is that of planning, of copying the frame
and of drawing, when all is warm: of the processor in one thread. So that other work of
the machine counts little, all is done some times, and of each frame the fastest counts;
the table has the median of the frames, and the 95 % mark.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.sitters import SITTERS
from facekeys.effects.guarding import Guard
from facekeys.keypoints.framing import BOX_SIDE, face_box
from facekeys.overlays.composing import compose
from facekeys.overlays.drawing import Planner
from facekeys.overlays.filter import Filter
from facekeys.overlays.library import installed_filters
from facekeys.overlays.packs import prepare
from facekeys.sharing.scenes import ACROSS, Scene, acting_scene, pair_scene
from facekeys.sharing.scenes import portrait_scenes as poses
from facekeys.types import Face, Keypoints

_WIDTH, _HEIGHT = 1280, 720
_SIDE = round(_HEIGHT / 3 / BOX_SIDE * ACROSS)  # of a picture with such a face in it
_FRAME_NS = 33_333_333
_RUNS = 75
_PASSES = 5
_WARM = 30  # frames, a second, in which nobody does anything yet
_BUDGET_MS = 2.0


def measure(one: Filter, scene: Scene) -> list[float]:
    """Return the milliseconds that each of some frames takes with a filter on."""
    pixels = scene.pixels
    planner, guard = Planner(), Guard()
    spent = []
    for number in range(_RUNS):
        now_ns = number * _FRAME_NS
        acts = scene.acting and number >= _WARM
        faces = tuple(scene.acting if acts else scene.faces)
        places = {face.track_id: face.transform for face in faces}
        begun_s = time.thread_time()
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
        spent.append((time.thread_time() - begun_s) * 1e3)
    return spent[_WARM:]


def _scenes(people: int) -> Iterator[Scene]:
    """Yield frames of the camera's size with so many people, one or two, in them."""
    if people > 1:
        yield _framed(pair_scene(2 * _SIDE, _SIDE))
        return
    for file in SITTERS:
        near = {scene.title: scene for scene in poses(file, _SIDE)}
        yield from (_framed(near[title]) for title in ("front", "turned", "tilted"))
        yield _framed(acting_scene(file, _SIDE))


def _framed(scene: Scene) -> Scene:
    """Return a scene in the middle of a frame."""
    height, width = scene.pixels.shape[:2]
    left, top = (_WIDTH - width) // 2, (_HEIGHT - height) // 2
    right, bottom = _WIDTH - width - left, _HEIGHT - height - top
    border = cv2.BORDER_REFLECT_101
    pixels = cv2.copyMakeBorder(scene.pixels, top, bottom, left, right, border)

    def shifted(face: Face) -> Face:
        keypoints = face.keypoints
        points = keypoints.points + np.float32((left, top))
        transform = face.transform + np.array([[0, 0, left], [0, 0, top]])
        return replace(
            face,
            box=face_box(transform),
            keypoints=Keypoints(points, keypoints.scheme),
            transform=transform,
        )

    return Scene(
        scene.title,
        np.asarray(pixels, np.uint8),
        [shifted(face) for face in scene.faces],
        [shifted(face) for face in scene.acting],
    )


def main(ids: list[str]) -> None:
    """Print the table, the dearest first."""
    cv2.setNumThreads(1)
    scenes = {people: tuple(_scenes(people)) for people in (1, 2)}
    filters = installed_filters().filters
    chosen = [filters[id_] for id_ in ids or filters]
    spent: dict[tuple[str, int], NDArray[np.float64]] = {}
    for _ in range(_PASSES):  # of all, so that a slow moment meets each of them once
        for one in chosen:
            prepare(one)
            for number, scene in enumerate(scenes[one.people]):
                key = one.id, number
                times = np.array(measure(one, scene))
                spent[key] = np.minimum(spent.get(key, times), times)
    rows = [
        max(
            (*np.percentile(spent[one.id, number], (50, 95)), scene.title, one.id)
            for number, scene in enumerate(scenes[one.people])
        )
        for one in chosen
    ]
    print("| filter | dearest | median, ms | 95 % below, ms |")
    print("| --- | --- | ---: | ---: |")
    for median, most, title, id_ in sorted(rows, reverse=True):
        over = " (above 2)" if median > _BUDGET_MS else ""
        print(f"| {id_} | {title} | {median:.2f}{over} | {most:.2f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
