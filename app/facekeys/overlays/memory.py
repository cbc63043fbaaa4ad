"""What layers remember of a face from one frame to the next."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

# A face that hides for a moment finds its things again.
_KEPT_NS: Final = 2_000_000_000

LayerKey = tuple[str, int]
"""The id of a filter, and the number of one of its layers."""


@dataclass(slots=True)
class Swing:
    """Of something that dangles.

    Attributes:
        now_ns: When the rest was so.
        spot: (2,) float64, of its pivot in the frame, in eye distances.
        velocity: (2,) float64, of the pivot, in eye distances per second.
        angle: In which direction it hangs: radians clockwise from straight down.
        speed: Radians per second.
    """

    now_ns: int
    spot: NDArray[np.float64]
    velocity: NDArray[np.float64]
    angle: float
    speed: float


@dataclass(slots=True)
class LayerMemory:
    """Of one layer on one face, or on the frame.

    Attributes:
        began_ns: When it was first there.
        changed_ns: When its trigger last changed, or began to play.
        active: Whether its trigger is.
        playing: Whether it is being played.
        share: How much of it shows, from 0 to 1; None before it was ever drawn.
        drawn_ns: When that was.
        swing: How it dangles; None if it does not.
    """

    began_ns: int
    changed_ns: int
    active: bool = False
    playing: bool = False
    share: float | None = None
    drawn_ns: int = 0
    swing: Swing | None = None


@dataclass(slots=True)
class FaceMemory:
    """Of one face.

    Attributes:
        began_ns: When it was first seen with a filter on.
        seen_ns: When it was last seen.
        light: How bright it is lit; None before anybody asked.
        rest: What its measures are when it does nothing, by their names.
        layers: What each layer remembers of it.
    """

    began_ns: int
    seen_ns: int
    light: float | None = None
    rest: dict[str, float] = field(default_factory=dict)
    layers: dict[LayerKey, LayerMemory] = field(default_factory=dict)

    def layer(self, key: LayerKey, now_ns: int) -> LayerMemory:
        """Return what a layer remembers; nothing yet where it is new."""
        if key not in self.layers:
            self.layers[key] = LayerMemory(began_ns=now_ns, changed_ns=now_ns)
        return self.layers[key]


class Memory:
    """Of all faces of a stream. Its times are those of the frames."""

    def __init__(self) -> None:
        """Know nobody."""
        self._faces: dict[int, FaceMemory] = {}

    def face(self, track_id: int, now_ns: int) -> FaceMemory:
        """Return what is remembered of a face that is seen now; nothing if it is new.

        Number 0 is the frame itself.
        """
        if track_id not in self._faces:
            self._faces[track_id] = FaceMemory(began_ns=now_ns, seen_ns=now_ns)
        return self._faces[track_id]

    def forget(self, now_ns: int, filters: Container[str]) -> None:
        """Forget the faces that went, and what layers of other filters remember.

        To be called for every frame, after it was drawn.
        """
        self._faces = {
            track_id: face
            for track_id, face in self._faces.items()
            if now_ns - face.seen_ns <= _KEPT_NS
        }
        for face in self._faces.values():
            for key in [key for key in face.layers if key[0] not in filters]:
                del face.layers[key]
