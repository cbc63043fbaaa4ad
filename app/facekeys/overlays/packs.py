"""Reading one filter pack from its folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from facekeys.faults import fault
from facekeys.keypoints.framing import face_box
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.artwork import Artwork, make_artwork
from facekeys.overlays.drawing import lay_out_layers
from facekeys.overlays.faults import PackError
from facekeys.overlays.filter import Filter, Layer
from facekeys.overlays.manifest import MANIFEST_NAME, read_manifest
from facekeys.overlays.painting import paint
from facekeys.overlays.placement import place
from facekeys.overlays.png import read_png
from facekeys.types import Face, Keypoints, Pixels

THUMBNAIL_SIZE: Final = 160
"""Width and height of a filter's small picture, in pixels."""

_THUMBNAIL_MARGIN: Final = 8
_TRIAL_EYE_DISTANCE: Final = 1000.0


def load_filter(folder: Path) -> Filter:
    """Read a filter pack.

    Args:
        folder: The pack.

    Raises:
        PackError: Something is wrong with it; the error lists everything that is.
    """
    manifest = read_manifest(folder)
    pictures: dict[str, Artwork] = {}
    faults: list[str] = []
    for number, spec in enumerate(manifest.layers):
        try:
            if spec.image not in pictures:
                pictures[spec.image] = make_artwork(read_png(folder, spec.image))
        except ValueError as error:
            key = f"layer.{number}.image"
            faults.append(
                fault(folder / MANIFEST_NAME, f"{spec.image} {error}", key=key)
            )
        if place(spec, _neutral_face(_TRIAL_EYE_DISTANCE)) is None:
            what = "don't hold the picture on a face: they lie on a line of it"
            key = f"layer.{number}.anchor"
            faults.append(fault(folder / MANIFEST_NAME, what, key=key))
    if faults:
        raise PackError(folder, faults)
    layers = tuple(Layer(spec, pictures[spec.image]) for spec in manifest.layers)
    return Filter(folder, manifest, layers, _thumbnail(layers))


def _neutral_face(
    eye_distance: float, center: tuple[float, float] = (0.0, 0.0)
) -> Face:
    """Return a face that looks straight ahead, with the middle of its eyes given."""
    transform = np.column_stack([np.eye(2) * eye_distance, center])
    points = KAGGLE15.mean_face * eye_distance + center
    return Face(
        track_id=1,
        box=face_box(transform),
        keypoints=Keypoints(points.astype(np.float32), KAGGLE15),
        transform=transform,
        score=1.0,
    )


def _thumbnail(layers: Sequence[Layer]) -> Pixels:
    """Draw the layers on a neutral face, as large as fits."""
    thumbnail = np.zeros((THUMBNAIL_SIZE, THUMBNAIL_SIZE, 4), np.uint8)
    trial = list(lay_out_layers([_neutral_face(_TRIAL_EYE_DISTANCE)], layers))
    if trial:
        first = np.min([(stroke.left, stroke.top) for stroke in trial], axis=0)
        last = np.max(
            [
                (stroke.left + stroke.width, stroke.top + stroke.height)
                for stroke in trial
            ],
            axis=0,
        )
        scale = (THUMBNAIL_SIZE - 2 * _THUMBNAIL_MARGIN) / (last - first).max()
        x, y = THUMBNAIL_SIZE / 2 - scale * (first + last) / 2
        face = _neutral_face(_TRIAL_EYE_DISTANCE * scale, (float(x), float(y)))
        paint(thumbnail, lay_out_layers([face], layers))
    thumbnail.flags.writeable = False
    return thumbnail
