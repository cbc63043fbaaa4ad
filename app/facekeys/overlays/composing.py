"""Layers and effects of all filters that are on, done in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from facekeys.effects.guarding import Guarded
from facekeys.effects.operation import Effect, View
from facekeys.overlays.filter import Filter
from facekeys.overlays.painting import Stroke, paint
from facekeys.types import Face, Pixels
from facekeys.vocabulary.choosing import chosen

_NOBODY = Guarded(None, ())


class Step(Protocol):
    """Something that is done to a picture."""

    def apply(self, pixels: Pixels) -> None:
        """Do it, in place: (h, w, 3) uint8 BGR, writable."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class _Painting:
    stroke: Stroke

    def apply(self, pixels: Pixels) -> None:
        paint(pixels, [self.stroke])


@dataclass(frozen=True, slots=True, eq=False)
class _Doing:
    effect: Effect
    view: View

    def apply(self, pixels: Pixels) -> None:
        self.effect.operation.apply(pixels, self.view)


class _Turn(NamedTuple):
    """When a step is done: guards before all else, effects before layers of an order.

    What comes after a guard never gets at what it covered, for no step is given
    anything but the picture as the steps before left it.
    """

    unguarded: bool
    order: int
    layer: bool


def compose(
    strokes: Iterable[Stroke],
    filters: Iterable[Filter],
    faces: Sequence[Face],
    guarded: Guarded = _NOBODY,
) -> list[Step]:
    """Put layers and effects in the order in which they are done.

    Args:
        strokes: The layers of the filters, laid out, in the order of drawing.
        filters: The active filters.
        faces: Those in the frame, the oldest track first.
        guarded: What the guard knows of the frame. Nobody is shown by default.

    Returns:
        What there is to do; nothing if the frame stays as it is.
    """
    turns = [*_doings(filters, faces, guarded), *_paintings(strokes)]
    turns.sort(key=lambda pair: pair[0])
    return [step for _, step in turns]


def _doings(
    filters: Iterable[Filter], faces: Sequence[Face], guarded: Guarded
) -> Iterator[tuple[_Turn, Step]]:
    for one in filters:
        for effect in one.effects:
            whom = chosen(faces, effect.faces)
            if whom or effect.operation.whole:
                order = effect.spec.order + one.lift
                turn = _Turn(not effect.guards, order, layer=False)
                view = View(whom, one.values, guarded.me, guarded.strangers)
                yield turn, _Doing(effect, view)


def _paintings(strokes: Iterable[Stroke]) -> Iterator[tuple[_Turn, Step]]:
    for stroke in strokes:
        turn = _Turn(unguarded=True, order=stroke.finish.order, layer=True)
        yield turn, _Painting(stroke)
