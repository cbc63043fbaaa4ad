"""In what order the filters that are on are drawn: a stack, the last one on top.

By themselves filters lie as their layers say, by `order`: a hat over glasses. Whoever
wants it otherwise puts them into another order; then those that would lie too low are
lifted, as a whole, over what they were put on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facekeys.overlays.filter import Filter


def in_drawing_order(filters: Iterable[Filter]) -> list[Filter]:
    """Sort filters by when they are drawn by themselves: the last one lies on top.

    Guards come first, for they are done before all else. Any other filter counts by
    its uppermost layer or effect; those of equal height stay as they are.
    """
    return sorted(filters, key=_height)


def put_on(stack: Iterable[Filter], filters: Iterable[Filter]) -> list[Filter]:
    """Return a stack with more filters: each under the first one that is higher."""
    stacked = list(stack)
    for one in filters:
        above = (n for n, other in enumerate(stacked) if _height(other) > _height(one))
        stacked.insert(next(above, len(stacked)), one)
    return stacked


def moved(stack: Iterable[Filter], one: Filter, place: int) -> list[Filter]:
    """Return a stack with one of its filters in another place; guards stay below."""
    stacked = [other for other in stack if other is not one]
    stacked.insert(place, one)
    return sorted(stacked, key=lambda other: not other.guards)


def lifted(stack: Sequence[Filter]) -> list[Filter]:
    """Return the filters of a stack such that they are drawn in its order.

    One whose uppermost layer lies over all others below is not lifted: then its layers
    may lie between theirs, such as glasses over a beard whose temples go behind it.
    """
    drawn: list[Filter] = []
    top: int | None = None
    for one in stack:
        orders = one.manifest.orders
        if orders and not one.guards:
            low = top is not None and max(orders) < top
            lift = top + 1 - min(orders) if low and top is not None else 0
            top = max(orders) + lift
            drawn.append(replace(one, lift=lift) if lift != one.lift else one)
        else:
            drawn.append(one)
    return drawn


def _height(one: Filter) -> tuple[bool, int]:
    return (not one.guards, max(one.manifest.orders, default=0))
