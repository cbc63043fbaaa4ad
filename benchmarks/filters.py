"""What each built-in filter costs on the frame path: a Markdown table.

    python benchmarks/filters.py [ID ...]

One person of a third of the height of a 1280x720 frame; for what takes two people, two.
They are seen from the front, turned, tilted, and doing all that a filter may wait for;
what counts is the dearest of these. A time is that of planning, of copying the frame
and of drawing, when all is warm: of the processor in one thread, so that other work of
the machine counts little; the median of the frames, and the least.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np

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
    rows = []
    for id_ in ids or filters:
        one = filters[id_]
        prepare(one)
        spent = [(measure(one, scene), scene.title) for scene in scenes[one.people]]
        rows.append(
            max(
                (statistics.median(times), min(times), title, id_)
                for times, title in spent
            )
        )
    print("| filter | dearest | median ms | least ms |")
    print("| --- | --- | ---: | ---: |")
    for median, least, title, id_ in sorted(rows, reverse=True):
        over = " (above 2)" if least > _BUDGET_MS else ""
        print(f"| {id_} | {title} | {median:.2f} | {least:.2f}{over} |")


if __name__ == "__main__":
    main(sys.argv[1:])
