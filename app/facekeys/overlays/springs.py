"""Things that dangle from a face, or bob on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from facekeys.overlays.memory import LayerMemory, Swing
from facekeys.types import Affine

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
    from facekeys.overlays.physics import Spring

# In eye distances (63 mm) per second squared.
_GRAVITY: Final = 156.0
_STEP_S: Final = 1 / 240
# After such a gap nobody knows how it moved: it hangs still.
_LONGEST_S: Final = 0.25
# Of a face that jumps; no head is that quick.
_FASTEST: Final = 60.0


def swung(
    spring: Spring,
    memory: LayerMemory,
    placement: Affine,
    *,
    pivot: tuple[float, float],
    middle: tuple[float, float],
    eye_distance: float,
    now_ns: int,
) -> Affine:
    """Return where a layer lies that swings about its pivot, and remember it.

    It is a pendulum with its mass in the middle of the picture. Where the pivot goes,
    the mass stays behind; it comes to rest straight below the pivot, or where its
    anchors have it if it has no gravity.

    Args:
        spring: How it swings.
        memory: How it swung; brought up to date.
        placement: (2, 3) where its anchors have it.
        pivot: x, y in pixels of the picture.
        middle: Of the picture, likewise.
        eye_distance: In frame pixels; above 0.
        now_ns: The frame's time.
    """
    linear = placement[:, :2]
    hung = linear @ pivot + placement[:, 2]
    mass_x, mass_y = (linear @ np.subtract(middle, pivot)).tolist()
    # Angles are clockwise on the screen, and 0 is straight down.
    drawn = math.atan2(-mass_x, mass_y)
    rest = 0.0 if spring.gravity else drawn
    swing, spot = memory.swing, hung / eye_distance
    elapsed_s = (now_ns - swing.now_ns) / 1e9 if swing else 0.0
    if swing is None or not 0 < elapsed_s <= _LONGEST_S:
        if swing is None or elapsed_s:
            memory.swing = swing = Swing(now_ns, spot, np.zeros(2), rest, 0.0)
    else:
        _go_on(spring, swing, spot, rest, elapsed_s)
        swing.now_ns = now_ns
    turn = swing.angle - drawn
    cosine, sine = math.cos(turn), math.sin(turn)
    linear = np.array([[cosine, -sine], [sine, cosine]]) @ linear
    return np.column_stack([linear, hung - linear @ pivot])


def _go_on(
    spring: Spring,
    swing: Swing,
    spot: NDArray[np.float64],
    rest: float,
    elapsed_s: float,
) -> None:
    """Let the pendulum swing until now."""
    velocity = np.clip((spot - swing.spot) / elapsed_s, -_FASTEST, _FASTEST)
    pull_x, pull_y = (velocity - swing.velocity).tolist()
    swing.spot, swing.velocity = spot, velocity
    rate = math.tau * spring.hz
    stiffness, friction = rate * rate, 2 * spring.damping * rate
    # A pendulum of this rate has this length; the pivot's pull turns it.
    length = _GRAVITY / stiffness
    angle, speed = swing.angle, swing.speed
    speed += (pull_x * math.cos(angle) + pull_y * math.sin(angle)) / length
    steps = math.ceil(elapsed_s / _STEP_S)
    step_s = elapsed_s / steps
    for _ in range(steps):
        away = math.remainder(angle - rest, math.tau)
        speed -= step_s * (stiffness * math.sin(away) + friction * speed)
        angle += step_s * speed
    most = math.radians(spring.most_deg)
    away = math.remainder(angle - rest, math.tau)
    if abs(away) > most:
        angle, speed = rest + math.copysign(most, away), 0.0
    swing.angle, swing.speed = angle, speed
