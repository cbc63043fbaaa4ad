"""When a layer shows, and which of its pictures: by its trigger and the time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from facekeys.overlays.expressions import MEASURES
from facekeys.overlays.film import Film
from facekeys.overlays.memory import FaceMemory, LayerMemory

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
    from facekeys.overlays.triggers import Trigger


class Cue(NamedTuple):
    """What of a layer is to be seen now.

    Attributes:
        share: How much of it shows, from 0 to 1.
        seconds: Since its film began.
    """

    share: float
    seconds: float


def is_on(
    trigger: Trigger,
    amounts: Mapping[str, float],
    face: FaceMemory,
    layer: LayerMemory,
    now_ns: int,
) -> bool:
    """Tell whether a face does what a trigger waits for.

    Args:
        trigger: Of the layer.
        amounts: What the face does now; see `expressions.measure_face`.
        face: What is remembered of it.
        layer: What the layer remembers of it, or of the frame.
        now_ns: The frame's time.
    """
    if trigger.when == "face-enters":
        entered_ns = max(face.began_ns, layer.began_ns)
        return (now_ns - entered_ns) / 1e9 < trigger.for_s
    measure = MEASURES[trigger.when]
    level = measure.level if trigger.level is None else trigger.level
    if layer.active:  # it takes less to go on than to begin
        level -= min(measure.slack, level / 2)
    return amounts[trigger.when] - face.rest[trigger.when] >= level


def cue(
    trigger: Trigger | None, layer: LayerMemory, film: Film, now_ns: int, *, on: bool
) -> Cue:
    """Return what of a layer is to be seen, and remember it.

    Args:
        trigger: Of the layer; None if it is always there.
        layer: What it remembers; brought up to date.
        film: Its picture.
        now_ns: The frame's time.
        on: Whether its trigger's face does what it waits for.
    """
    if trigger is None:
        return Cue(1.0, (now_ns - layer.began_ns) / 1e9)
    begins = on and not layer.active
    layer.active = on
    if begins and not layer.playing:
        layer.changed_ns = now_ns
        layer.playing = True
    seconds = (now_ns - layer.changed_ns) / 1e9
    wanted = on
    if trigger.do == "hide":
        wanted = not on
        seconds = (now_ns - layer.began_ns) / 1e9
    elif trigger.do == "play":
        length_s = film.length_s if film.moves else trigger.for_s
        layer.playing = layer.playing and seconds < length_s
        wanted = layer.playing
    layer.playing = layer.playing and (trigger.do == "play" or on)
    share = _faded(layer, float(wanted), trigger.fade_s, now_ns)
    return Cue(share, max(seconds, 0.0))


def _faded(layer: LayerMemory, wanted: float, fade_s: float, now_ns: int) -> float:
    """Bring the share that shows nearer to what is wanted."""
    elapsed_s = (now_ns - layer.drawn_ns) / 1e9
    if layer.share is None or elapsed_s >= fade_s:
        layer.share = wanted
    else:
        step = max(elapsed_s, 0.0) / fade_s
        layer.share += min(max(wanted - layer.share, -step), step)
    layer.drawn_ns = now_ns
    return layer.share
