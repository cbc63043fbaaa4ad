"""Drawing filters on faces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from facekeys.keypoints.framing import scale_of
from facekeys.overlays.cues import Cue, cue, is_on
from facekeys.overlays.filter import Filter, Layer
from facekeys.overlays.memory import LayerKey, LayerMemory, Memory
from facekeys.overlays.mesh import lay_out_mesh
from facekeys.overlays.occlusion import Occluder
from facekeys.overlays.on_frame import lay_on_frame
from facekeys.overlays.painting import Finish, Stroke, lay_out
from facekeys.overlays.placement import depth_plane, place, targets_of
from facekeys.overlays.seen import SeenFace
from facekeys.overlays.springs import swung
from facekeys.types import Face, Pixels
from facekeys.vocabulary.choosing import chosen
from facekeys.vocabulary.values import Values, value_of

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
    from facekeys.overlays.frame_layers import FrameLayerSpec, TextLayerSpec
    from facekeys.overlays.layers import FaceLayerSpec

# The frame itself, among those whose layers are remembered.
_FRAME: Final = 0
# What moves has come to rest, and what comes and goes is all there.
_SETTLED_NS: Final = (0, 30_000_000_000)


class Planner:
    """Finds out what there is to draw on the frames of one stream, in their order.

    It remembers what its layers must know of earlier frames, and asks no other clock
    than the frames' own: the same frames give the same strokes. For one thread at a
    time.
    """

    def __init__(self) -> None:
        """Begin a stream."""
        self._memory = Memory()

    def plan(
        self,
        faces: Sequence[Face],
        filters: Iterable[Filter],
        *,
        width: int,
        height: int,
        now_ns: int,
        pixels: Pixels | None = None,
    ) -> tuple[Stroke, ...]:
        """Find out what there is to draw, so that a frame is copied only if need be.

        Args:
            faces: The faces in it, the oldest track first; each is drawn on as
                opaquely as its presence says.
            filters: The active filters. Their layers are drawn by `LayerSpec.order`,
                from where the filter is lifted to, then in this order; each layer on
                one face after the other.
            width: Of the frame, in pixels.
            height: Of the frame, in pixels.
            now_ns: The frame's time; no earlier than that of the last.
            pixels: The frame, (h, w, 3) uint8 BGR, for layers that take on its light;
                None for light that is good.

        Returns:
            What touches the frame, in the order of drawing; for `painting.paint`.

        Raises:
            ValueError: A face lacks a key-point that a filter is anchored to.
        """
        parts = _parts(filters)
        doing = any(part.layer.spec.trigger for part in parts)
        lit = any(part.layer.takes_light for part in parts)
        views = []
        for face in faces:
            memory = self._memory.face(face.track_id, now_ns)
            views.append(SeenFace(face, memory, frame_height=height))
            views[-1].see(now_ns, doing=doing, lit_by=pixels if lit else None)
        frame = self._memory.face(_FRAME, now_ns)
        frame.seen_ns = now_ns
        strokes: list[Stroke | None] = []
        for part in parts:
            on = list(_chosen(views, part.layer))
            if part.layer.on_frame:
                kept = frame.layer(part.key, now_ns)
                size = (width, height)
                strokes.append(_lay_out_on_frame(part, on, kept, now_ns, size))
            else:
                strokes += [_lay_out_on_face(part, view, now_ns) for view in on]
        self._memory.forget(now_ns, {part.key[0] for part in parts})
        return tuple(one for one in strokes if one and one.touches(width, height))


def plan_strokes(
    faces: Sequence[Face],
    filters: Sequence[Filter],
    *,
    width: int,
    height: int,
    pixels: Pixels | None = None,
) -> tuple[Stroke, ...]:
    """Find out what there is to draw on a single picture: see `Planner.plan`.

    Everything is as it comes to be after a while.
    """
    planner = Planner()
    strokes: tuple[Stroke, ...] = ()
    for now_ns in _SETTLED_NS:
        strokes = planner.plan(
            faces, filters, width=width, height=height, now_ns=now_ns, pixels=pixels
        )
    return strokes


class _Part(NamedTuple):
    """A layer of a filter, by its name in the memory, with the filter's values."""

    key: LayerKey
    layer: Layer
    values: Values
    order: int


def _parts(filters: Iterable[Filter]) -> list[_Part]:
    """Return the layers of all filters in the order of drawing."""
    parts = [
        _Part((one.id, number), layer, one.values, layer.spec.order + one.lift)
        for one in filters
        for number, layer in enumerate(one.layers)
    ]
    return sorted(parts, key=lambda part: part.order)


def _chosen(views: Sequence[SeenFace], layer: Layer) -> Iterator[SeenFace]:
    """Yield the faces that a layer is for."""
    wanted = {id(face) for face in chosen([view.face for view in views], layer.faces)}
    return (view for view in views if id(view.face) in wanted)


def _cue(part: _Part, views: Iterable[SeenFace], memory: LayerMemory, now: int) -> Cue:
    """Ask the trigger of a layer what the faces do that it looks at."""
    trigger = part.layer.spec.trigger
    on = trigger is not None and any(
        is_on(trigger, view.amounts, view.memory, memory, now) for view in views
    )
    return cue(trigger, memory, part.layer.film, now, on=on)


def _lay_out_on_frame(
    part: _Part,
    views: Sequence[SeenFace],
    memory: LayerMemory,
    now_ns: int,
    frame_size: tuple[int, int],
) -> Stroke | None:
    """Return the stroke of a layer on the frame."""
    layer = part.layer
    spec = cast("FrameLayerSpec | TextLayerSpec", layer.spec)
    share, seconds = _cue(part, views, memory, now_ns)
    opacity = share * value_of(spec.opacity, part.values)
    if opacity <= 0:
        return None
    return lay_on_frame(
        spec.frame,
        layer.film.at(seconds, loop=spec.loops),
        Finish(opacity, spec.blend, order=part.order, gain=spec.gain),
        height=value_of(spec.frame.height, part.values),
        frame_size=frame_size,
    )


def _lay_out_on_face(part: _Part, view: SeenFace, now_ns: int) -> Stroke | None:
    """Return the stroke of a layer on a face, in the frame or not."""
    layer, face = part.layer, view.face
    spec = cast("FaceLayerSpec", layer.spec)
    memory = view.memory.layer(part.key, now_ns)
    share, seconds = _cue(part, (view,), memory, now_ns)
    opacity = share * face.presence * value_of(spec.opacity, part.values)
    if spec.fade_turn and opacity > 0:
        opacity *= _along(spec.fade_turn, view.turn_deg)
    if spec.fade_size and opacity > 0:
        opacity *= _along(spec.fade_size, view.height)
    if opacity <= 0:
        return None
    size = value_of(spec.size, part.values)
    rotation = view.rotation if spec.in_space else None
    placement = place(spec, face, size=size, rotation=rotation)
    if placement is None:
        return None
    artwork = layer.film.at(seconds, loop=spec.loops)
    if spec.spring and spec.pivot:
        placement = swung(
            spec.spring,
            memory,
            placement,
            pivot=spec.pivot,
            middle=artwork.middle,
            eye_distance=scale_of(face.transform),
            now_ns=now_ns,
        )
    occluder = None
    if spec.hide_behind_head and rotation is not None:
        depth = depth_plane(spec, rotation, placement)
        occluder = Occluder.of(face.transform, rotation, depth)
    light = 1.0
    if view.memory.light is not None:
        light -= value_of(spec.light, part.values) * (1.0 - view.memory.light)
    gain = (spec.gain[0] * light, spec.gain[1] * light, spec.gain[2] * light)
    finish = Finish(opacity, spec.blend, occluder, part.order, gain)
    if spec.fit == "mesh":
        targets = targets_of(spec, face, rotation=rotation)
        if spec.pivot is not None:
            fixed = placement[:, :2] @ spec.pivot + placement[:, 2]
        else:
            fixed = targets.mean(axis=0)
        return lay_out_mesh(
            artwork,
            spec.pins.spots,
            fixed + size * (targets - fixed),
            placement,
            eye_distance=scale_of(face.transform),
            finish=finish,
        )
    return lay_out(artwork, placement, finish)


def _along(ramp: tuple[float, float], value: float) -> float:
    whole, gone = ramp
    return min(max((gone - value) / (gone - whole), 0.0), 1.0)
