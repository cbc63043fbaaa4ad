"""Who reads a v4l2loopback device, by the best means that its module offers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facekeys.virtualcam.audience import (
    NOBODY,
    SOMEBODY,
    UNKNOWN,
    Audience,
    BlindWatch,
    Watch,
)
from facekeys.virtualcam.client_usage import ClientUsage
from facekeys.virtualcam.file_events import FileEvents
from facekeys.virtualcam.openers import count_programs

Census = Callable[[], Audience]
"""Counts the programs that have the device open."""


def watch_device(node: Path | None) -> Watch:
    """Return what tells who reads a virtual camera.

    Args:
        node: Its device file, of v4l2loopback; None where it has none.
    """
    if node is None:
        return BlindWatch()
    try:
        events = FileEvents(node)
    except OSError:
        return BlindWatch()
    try:
        usage = ClientUsage(node)
    except OSError:  # before version 0.13 of the module
        usage = None
    return DeviceWatch(events, usage, lambda: count_programs(f"/dev/{node.name}"))


class DeviceWatch:
    """Counts who has a device open whenever somebody opened or closed it.

    Where the module tells whether anybody streams, that decides whether the device is
    watched, and the count only says by how many.
    """

    def __init__(
        self, events: FileEvents, usage: ClientUsage | None, census: Census
    ) -> None:
        """Take over what it asks; `close` frees it.

        Args:
            events: Tells when to count.
            usage: Tells whether anybody streams; None where the module does not.
            census: Counts.
        """
        self._events = events
        self._usage = usage
        self._census = census
        self._opened_by = UNKNOWN
        self._counts_due = 1

    def audience(self) -> Audience:
        """Return who reads the device now; see `Watch.audience`."""
        if self._events.happened():
            # Once more next time: the kernel tells of a closing before it is done.
            self._counts_due = 2
        if self._counts_due:
            self._counts_due -= 1
            self._opened_by = self._census()
        if self._usage is None:
            return self._opened_by
        try:
            streaming = self._usage.streaming()
        except OSError:
            return UNKNOWN
        if not streaming:
            return NOBODY
        return self._opened_by if self._opened_by.watched else SOMEBODY

    def close(self) -> None:
        """Free all that it asks. Further calls do nothing."""
        self._events.close()
        if self._usage is not None:
            self._usage.close()
