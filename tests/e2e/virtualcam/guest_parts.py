"""How far a guest script has come: said at once, and kept for its report."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

took_s: dict[str, float] = {}
"""For how long each part that is done took."""

_BEGUN_S = time.monotonic()


def timed(name: str, part: Callable[..., object], *arguments: object) -> None:
    """Say that a part begins, do it, and note how long it took."""
    begun_s = time.monotonic()
    sys.stderr.write(f"{begun_s - _BEGUN_S:6.1f} s: {name}\n")
    part(*arguments)
    took_s[name] = round(time.monotonic() - begun_s, 1)
