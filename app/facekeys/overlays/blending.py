"""Ways to lay a premultiplied picture over another one, in uint8 and in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import cv2

from facekeys.types import Pixels

Blend = Callable[[Pixels, Pixels], None]
"""Lays the second over the first, which it changes.

The first is (h, w, 3) BGR, or (h, w, 4) premultiplied BGRA; the second is (h, w, 4)
premultiplied BGRA of the same size.
"""


def _normal(target: Pixels, tile: Pixels) -> None:
    """Cover what lies below."""
    alpha = cv2.extractChannel(tile, 3)
    if cv2.minMaxLoc(alpha)[0] == 255:  # nothing of it is left: a third of the work
        target[...] = _as_target(tile, target)
        return
    _keep(target, cv2.bitwise_not(alpha))
    cv2.add(target, _as_target(tile, target), dst=target)


def _add(target: Pixels, tile: Pixels) -> None:
    """Add light: no colour gets darker."""
    cv2.add(target, _as_target(tile, target), dst=target)


def _screen(target: Pixels, tile: Pixels) -> None:
    """Add light as a second projector does, so that nothing is burnt out."""
    light = _as_target(tile, target)
    cv2.multiply(target, cv2.bitwise_not(light), dst=target, scale=1 / 255)
    cv2.add(target, light, dst=target)


def _multiply(target: Pixels, tile: Pixels) -> None:
    """Take light away as a coloured glass does; white changes nothing."""
    holes = cv2.bitwise_not(cv2.extractChannel(tile, 3))
    if target.shape[2] == 3:
        passes = cv2.add(cv2.cvtColor(tile, cv2.COLOR_BGRA2BGR), cv2.merge([holes] * 3))
        cv2.multiply(target, passes, dst=target, scale=1 / 255)
        return
    # Where nothing lies below, it covers like any other picture.
    bare = cv2.bitwise_not(cv2.extractChannel(target, 3))
    passes = cv2.add(tile, cv2.merge([holes] * 4))
    covering = cv2.multiply(tile, cv2.merge([bare] * 4), scale=1 / 255)
    cv2.multiply(target, passes, dst=target, scale=1 / 255)
    cv2.add(target, covering, dst=target)


def _keep(target: Pixels, share: cv2.typing.MatLike) -> None:
    channels = cv2.merge([share] * target.shape[2])
    cv2.multiply(target, channels, dst=target, scale=1 / 255)


def _as_target(tile: Pixels, target: Pixels) -> cv2.typing.MatLike:
    three = target.shape[2] == 3
    return cv2.cvtColor(tile, cv2.COLOR_BGRA2BGR) if three else tile


BLENDS: Final[Mapping[str, Blend]] = MappingProxyType(
    {"normal": _normal, "multiply": _multiply, "screen": _screen, "add": _add}
)
"""By their names in a manifest."""
