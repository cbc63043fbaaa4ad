"""Drawing filters on faces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facekeys.overlays.filter import Filter, Layer
from facekeys.overlays.painting import Stroke, lay_out
from facekeys.overlays.placement import place
from facekeys.types import Face


def plan_strokes(
    faces: Sequence[Face], filters: Iterable[Filter], *, width: int, height: int
) -> tuple[Stroke, ...]:
    """Find out what there is to draw on a frame, so that it is copied only if need be.

    Args:
        faces: The faces in it; later ones are drawn over earlier ones, and each as
            opaque as its presence says.
        filters: The active filters in the order in which they were switched on. On
            each face their layers are drawn by `LayerSpec.order`, then in this order.
        width: Of the frame, in pixels.
        height: Of the frame, in pixels.

    Returns:
        What touches the frame, in the order of drawing; for `painting.paint`.

    Raises:
        ValueError: A face lacks a key-point that a filter is anchored to.
    """
    layers = [layer for filter_ in filters for layer in filter_.layers]
    strokes = lay_out_layers(faces, layers)
    return tuple(stroke for stroke in strokes if stroke.touches(width, height))


def in_drawing_order(filters: Iterable[Filter]) -> list[Filter]:
    """Sort filters by when they are drawn: the last one lies on top.

    A filter counts by its uppermost layer; those of equal height stay as they are.
    """
    return sorted(
        filters, key=lambda one: max(layer.order for layer in one.manifest.layers)
    )


def lay_out_layers(faces: Iterable[Face], layers: Iterable[Layer]) -> Iterator[Stroke]:
    """Yield the strokes of all layers on all faces, seen in the frame or not."""
    ordered = sorted(layers, key=lambda layer: layer.spec.order)
    for face in faces:
        for layer in ordered:
            placement = place(layer.spec, face)
            if placement is None:
                continue
            opacity = layer.spec.opacity * face.presence
            stroke = lay_out(layer.artwork, placement, opacity=opacity)
            if stroke is not None:
                yield stroke
