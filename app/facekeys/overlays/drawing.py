"""Drawing filters on faces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from facekeys.overlays.filter import Filter, Layer
from facekeys.overlays.occlusion import Occluder
from facekeys.overlays.painting import Finish, Stroke, lay_out
from facekeys.overlays.placement import depth_plane, place
from facekeys.overlays.seen import SeenFace
from facekeys.types import Face
from facekeys.vocabulary.choosing import chosen
from facekeys.vocabulary.values import Values, value_of

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
    from facekeys.overlays.layers import LayerSpec


def plan_strokes(
    faces: Sequence[Face], filters: Iterable[Filter], *, width: int, height: int
) -> tuple[Stroke, ...]:
    """Find out what there is to draw on a frame, so that it is copied only if need be.

    Args:
        faces: The faces in it, the oldest track first; each is drawn on as opaquely as
            its presence says.
        filters: The active filters in the order in which they were switched on. Their
            layers are drawn by `LayerSpec.order`, then in this order; each layer on
            one face after the other.
        width: Of the frame, in pixels.
        height: Of the frame, in pixels.

    Returns:
        What touches the frame, in the order of drawing; for `painting.paint`.

    Raises:
        ValueError: A face lacks a key-point that a filter is anchored to.
    """
    layers = [(one, layer) for one in filters for layer in one.layers]
    layers.sort(key=lambda pair: pair[1].spec.order)
    seen = {id(face): SeenFace(face, frame_height=height) for face in faces}
    strokes = (
        stroke
        for one, layer in layers
        for face in chosen(faces, layer.faces)
        if (stroke := _lay_out_layer(layer, seen[id(face)], one.values))
    )
    return tuple(stroke for stroke in strokes if stroke.touches(width, height))


def in_drawing_order(filters: Iterable[Filter]) -> list[Filter]:
    """Sort filters by when they are drawn: the last one lies on top.

    A filter counts by its uppermost layer; those of equal height stay as they are.
    """
    return sorted(
        filters, key=lambda one: max(layer.order for layer in one.manifest.layers)
    )


def _lay_out_layer(layer: Layer, seen: SeenFace, values: Values) -> Stroke | None:
    """Return the stroke of one layer on a face, in the frame or not."""
    spec, face = layer.spec, seen.face
    opacity = value_of(spec.opacity, values) * face.presence * _fading(spec, seen)
    if opacity <= 0:
        return None
    size = value_of(spec.size, values)
    rotation = seen.rotation if spec.in_space else None
    placement = place(spec, face, size=size, rotation=rotation)
    if placement is None:
        return None
    occluder = None
    if spec.hide_behind_head and rotation is not None:
        depth = depth_plane(spec, rotation, placement)
        occluder = Occluder.of(face.transform, rotation, depth)
    return lay_out(layer.artwork, placement, Finish(opacity, spec.blend, occluder))


def _fading(spec: LayerSpec, seen: SeenFace) -> float:
    """Return how much of a layer the turn and the size of a face leave."""
    share = 1.0
    if spec.fade_turn:
        share *= _along(spec.fade_turn, seen.turn_deg)
    if spec.fade_size:
        share *= _along(spec.fade_size, seen.height)
    return share


def _along(ramp: tuple[float, float], value: float) -> float:
    whole, gone = ramp
    return min(max((gone - value) / (gone - whole), 0.0), 1.0)
