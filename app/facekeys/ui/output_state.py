"""The state of the virtual camera, in words and as a symbol."""

from __future__ import annotations

from enum import Enum

from facekeys.engine.status import Status
from facekeys.ui.sentences import said
from facekeys.ui.words import plural, tr
from facekeys.virtualcam.audience import Audience
from facekeys.virtualcam.sink import CAMERA_NAME


class OutputKind(Enum):
    """What the virtual camera does: its symbol, and the tone of that.

    Each symbol has a shape of its own, for nothing is told by colour alone.
    """

    OFF = ("state-off", "muted")
    STARTING = ("state-starting", "muted")
    ON = ("state-on", "ok")
    WATCHED = ("state-watched", "ok")
    BROKEN = ("warning", "broken")


def output_kind(status: Status, *, switched_on: bool) -> OutputKind:
    """Tell what the virtual camera does; for the arguments see `output_state`."""
    if not switched_on:
        return OutputKind.OFF
    if status.output_trouble:
        return OutputKind.BROKEN
    if not status.output:
        return OutputKind.STARTING
    return OutputKind.WATCHED if status.audience.watched else OutputKind.ON


def output_state(status: Status, *, switched_on: bool) -> str:
    """Say in a few words what the virtual camera does, to stand below its switch.

    Args:
        status: Of the engine.
        switched_on: Whether the user wants it to be on.
    """
    if not switched_on:
        return tr("off")
    if status.output_trouble:
        return tr("can't be opened. {why}", why=said(status.output_trouble))
    if not status.output:
        return tr("starting")
    ours = status.output == CAMERA_NAME
    on = tr("on") if ours else tr("on as “{name}”", name=status.output)
    return ", ".join(filter(None, (on, watchers(status.audience))))


def watchers(audience: Audience) -> str:
    """Say who watches; "" where that is not known."""
    if audience.watched is None:
        return ""
    if not audience.watched:
        return tr("nobody is watching")
    if audience.programs is None:
        return tr("somebody is watching")
    return plural("1 app", "{n} apps", audience.programs)
