"""Reading one filter pack from its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from facekeys.effects.picture import Picture
from facekeys.effects.registry import make_effect
from facekeys.faults import fault
from facekeys.keypoints.framing import face_box
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.faults import PackError
from facekeys.overlays.film import Film
from facekeys.overlays.filter import Filter, Layer
from facekeys.overlays.frame_layers import AnyLayerSpec, TextLayerSpec
from facekeys.overlays.layers import FaceLayerSpec, Pictured
from facekeys.overlays.lettering import filled_in, text_film
from facekeys.overlays.manifest import MANIFEST_NAME, read_manifest
from facekeys.overlays.pictures import Allowance, read_picture
from facekeys.overlays.placement import place
from facekeys.types import Face, Keypoints, Pixels
from facekeys.vocabulary.parameters import usual_values
from facekeys.vocabulary.values import Values

_GROUND: Final = 225.0


def load_filter(folder: Path, *, lazily: bool = False) -> Filter:
    """Read a filter pack.

    Args:
        folder: The pack.
        lazily: Whether its pictures are read later, when they are needed; their files
            are looked at all the same. See `prepare`.

    Raises:
        PackError: Something is wrong with it; the error lists everything that is.
    """
    manifest = read_manifest(folder)
    values = usual_values(manifest.parameters, manifest.texts)
    allowance = Allowance()
    films = {
        spec.image: Film(partial(read_picture, folder, spec.image, allowance))
        for spec in manifest.layers
        if isinstance(spec, Pictured)
    }
    layers = tuple(
        Layer(spec, _film(spec, films, values), spec.faces or manifest.faces)
        for spec in manifest.layers
    )
    pictures = {
        name: Picture(name, partial(_read_bgr, folder, name, allowance))
        for spec in manifest.effects
        for name in spec.pictures
    }
    effects = tuple(
        make_effect(spec, pictures, manifest.faces) for spec in manifest.effects
    )
    preview = manifest.preview and Picture(
        manifest.preview, partial(_read_preview, folder, manifest.preview, allowance)
    )
    one = Filter(folder, manifest, layers, values, effects, preview or None)
    faults = [] if lazily else [*_picture_faults(one), *_preview_faults(one)]
    faults += _anchor_faults(one)
    if faults:
        raise PackError(folder, faults)
    return one


def _film(spec: AnyLayerSpec, films: Mapping[str, Film], values: Values) -> Film:
    """Return the picture of a layer; layers that show the same file share it."""
    if isinstance(spec, TextLayerSpec):
        return text_film(spec, filled_in(spec.text, values))
    return films[spec.image]


def prepare(one: Filter) -> None:
    """Read the pictures of a filter now, so that drawing need not wait for them.

    Raises:
        PackError: Some can't be read; the error lists them.
    """
    faults = list(_picture_faults(one))
    if faults:
        raise PackError(one.folder, faults)


def _picture_faults(one: Filter) -> Iterator[str]:
    file = one.folder / MANIFEST_NAME
    for number, layer in enumerate(one.layers):
        try:
            layer.film.prepare()
        except ValueError as error:
            name = layer.spec.image if isinstance(layer.spec, Pictured) else "text"
            yield fault(file, f"{name} {error}", key=f"layer.{number}.image")
    for number, effect in enumerate(one.effects):
        for picture in effect.pictures:
            yield from _faults_of(picture, file, f"effect.{number}.picture")


def _preview_faults(one: Filter) -> Iterator[str]:
    """Say what is wrong with the preview, which is not needed to wear the filter."""
    if one.preview is not None:
        yield from _faults_of(one.preview, one.folder / MANIFEST_NAME, "preview")


def _faults_of(picture: Picture, file: Path, key: str) -> Iterator[str]:
    try:
        _ = picture.pixels
    except ValueError as error:
        yield fault(file, f"{picture.name} {error}", key=key)


def _read_bgr(folder: Path, name: str, allowance: Allowance) -> Pixels:
    first = read_picture(folder, name, allowance)[0].pixels
    return np.asarray(cv2.cvtColor(first, cv2.COLOR_BGRA2BGR), np.uint8)


def _read_preview(folder: Path, name: str, allowance: Allowance) -> Pixels:
    """Read a picture; what can be seen through lies on a light grey."""
    first = read_picture(folder, name, allowance)[0].pixels
    share = first[..., 3:].astype(np.float32) / 255
    solid = np.rint(first[..., :3] * share + _GROUND * (1 - share))
    return np.asarray(solid, np.uint8)


def _anchor_faults(one: Filter) -> Iterator[str]:
    neutral = _neutral_face()
    for number, layer in enumerate(one.layers):
        spec = layer.spec
        if isinstance(spec, FaceLayerSpec) and place(spec, neutral) is None:
            what = "don't hold the picture on a face: they lie on a line of it"
            key = f"layer.{number}.anchor"
            yield fault(one.folder / MANIFEST_NAME, what, key=key)


def _neutral_face() -> Face:
    """Return a face that looks straight ahead, large enough for every artwork."""
    transform = np.column_stack([np.eye(2) * 1000.0, np.zeros(2)])
    points = KAGGLE15.mean_face * 1000.0
    return Face(
        track_id=1,
        box=face_box(transform),
        keypoints=Keypoints(points.astype(np.float32), KAGGLE15),
        transform=transform,
        score=1.0,
    )
