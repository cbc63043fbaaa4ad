"""Drawing filters on faces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facekeys.overlays.filter import Filter, Layer
from facekeys.overlays.painting import Stroke, lay_out
from facekeys.overlays.placement import place
from facekeys.types import Face
from facekeys.vocabulary.choosing import chosen
from facekeys.vocabulary.values import Values, value_of


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
    strokes = (
        stroke
        for one, layer in layers
        for stroke in lay_out_layer(layer, faces, one.values)
    )
    return tuple(stroke for stroke in strokes if stroke.touches(width, height))


def in_drawing_order(filters: Iterable[Filter]) -> list[Filter]:
    """Sort filters by when they are drawn: the last one lies on top.

    A filter counts by its uppermost layer; those of equal height stay as they are.
    """
    return sorted(
        filters, key=lambda one: max(layer.order for layer in one.manifest.layers)
    )


def lay_out_layer(
    layer: Layer, faces: Sequence[Face], values: Values
) -> Iterator[Stroke]:
    """Yield the strokes of one layer on the faces it is for, seen in the frame or not.

    Args:
        layer: Of a filter.
        faces: All that are in view, the oldest track first.
        values: Of the filter.
    """
    spec = layer.spec
    opacity, size = value_of(spec.opacity, values), value_of(spec.size, values)
    for face in chosen(faces, layer.faces):
        placement = place(spec, face, size=size)
        if placement is None:
            continue
        stroke = lay_out(
            layer.artwork,
            placement,
            opacity=opacity * face.presence,
            blend=spec.blend,
        )
        if stroke is not None:
            yield stroke
