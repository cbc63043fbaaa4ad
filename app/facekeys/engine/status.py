"""What the running app tells about itself, for programs and for people."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from facekeys import __version__
from facekeys.engine.governor import GovernorState
from facekeys.engine.recording import RecordingState
from facekeys.engine.statistics import Statistics
from facekeys.virtualcam.audience import Audience


@dataclass(frozen=True, slots=True)
class Status:
    """One moment of the engine.

    Attributes:
        output: What others see the virtual camera as; empty while nothing is sent.
        output_trouble: Why the virtual camera can't be opened, in a sentence; empty
            while all is well.
        audience: Who reads the virtual camera.
        camera_resting: Whether the camera is off, for nobody sees what it films.
        recording: How far the recording is; None while nothing is recorded.
        filters: Ids of the filters that are on, in the order of drawing.
        statistics: How it does.
        governor: What is done to stay within the budget.
    """

    output: str
    output_trouble: str
    audience: Audience
    camera_resting: bool
    recording: RecordingState | None
    filters: tuple[str, ...]
    statistics: Statistics
    governor: GovernorState


def to_json(status: Status) -> str:
    """Return a status as one line of JSON, as `facekeys status --json` prints it.

    The names are those of the fields of `Status` and of what it holds, save that the
    fields of `statistics` stand beside `output`, and that `watched` and `watchers` say
    whether anybody reads the virtual camera, and how many programs do, or null where
    that is not known; they are a contract.
    """
    record = asdict(status)
    figures = record.pop("statistics")
    audience = record.pop("audience")
    watching = {"watched": audience["watched"], "watchers": audience["programs"]}
    whole = {"version": __version__, **record, **watching, **figures}
    return json.dumps(_rounded(whole), ensure_ascii=True)


def _rounded(value: Any) -> Any:
    """Return plain data with its numbers rounded to what they are worth."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(one) for one in value]
    return value
