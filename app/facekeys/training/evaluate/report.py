"""Everything that `facekeys evaluate` finds out, as values and as JSON.

The JSON is one object. All errors are over the distance of the eye centres (0.05 is
5 %), rounded; `null` is what could not be told:

- `format`: 1.
- `model`: the file of the model; `part`: whose faces it was judged on.
- `sets`: for each set
  - `set`: its name; `sources`: who set its points, see `labels.Label`; `peer`: what
    MediaPipe FaceMesh scored on other faces of the set, calibrated, or `null`;
  - `framings`: for each way of framing a crop, `score` (see `scores.Score`), `points`
    (error by name of the point), `groups` (see `scores.Group`), `confidence` (see
    `scores.Confidence`) and `curve`: shares of faces with no larger error than each of
    `curve_errors`;
  - `details` (see `details.DetailScore`) where the model gives more points than the
    15, and the set has labels of them, or `null`; all else is about the 15 points;
  - `steadiness` (see `steadiness.Steadiness`), or `null`;
  - `worst`: the faces with the largest errors under the framing "track", the worst
    first: `file`, `error`, `score`.
- `curve_errors`: the errors that the curves are told at.
- `latency` (see `latency.Latency`), or `null` if it was not measured.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from facekeys.keypoints.model import Predictor
from facekeys.training.evaluate.contact_sheet import Case, worst_cases
from facekeys.training.evaluate.details import DetailScore, score_details
from facekeys.training.evaluate.fifteen import fifteen_of
from facekeys.training.evaluate.judging import Judged, judge
from facekeys.training.evaluate.scores import (
    Confidence,
    Group,
    Score,
    confidence,
    errors_by_group,
    errors_by_point,
    score,
)
from facekeys.training.evaluate.steadiness import Steadiness, steadiness
from facekeys.training.labels import Label
from facekeys.training.metrics import FAILURE, cumulative, face_errors

if TYPE_CHECKING:  # it imports Keras, and is not always wanted
    from facekeys.training.evaluate.latency import Latency

MAIN: Final = "track"
"""The framing that tables and plots of one framing show: what the app mostly does."""

CURVE: Final = tuple(np.linspace(0.0, FAILURE, 101).round(4).tolist())
"""The errors that cumulative curves are told at."""

PEER: Final[Mapping[str, float]] = MappingProxyType(
    {"muct": 0.045, "muct-official": 0.045, "300w": 0.046, "300w-train": 0.046}
)
"""Calibrated errors of MediaPipe FaceMesh by set. They were measured on other faces of
the same sets: people of MUCT that are not among the training data, and the common test
pictures of 300-W."""

PEER_ELSEWHERE: Final[Mapping[str, float]] = MappingProxyType(
    {"AFW": 0.056, "studio portraits": 0.027}
)
"""The same where there is no such set here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingReport:
    """All figures of one set in one framing; see the top of this module."""

    score: Score
    points: dict[str, float | None]
    groups: list[Group]
    confidence: Confidence
    curve: list[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReport:
    """All figures of one set; see the top of this module."""

    set: str
    sources: list[str]
    peer: float | None
    framings: list[FramingReport]
    details: DetailScore | None
    steadiness: Steadiness | None
    worst: list[Case]

    def __contains__(self, framing: str) -> bool:
        return any(one.score.framing == framing for one in self.framings)

    def __getitem__(self, framing: str) -> FramingReport:
        return next(one for one in self.framings if one.score.framing == framing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An evaluation; see the top of this module."""

    model: str
    part: str
    sets: list[SetReport]
    latency: Latency | None

    def to_json(self) -> str:
        """Return the report in the form that the top of this module describes."""
        tree = {
            "format": 1,
            "model": self.model,
            "part": self.part,
            "sets": [_plain(one) for one in self.sets],
            "curve_errors": CURVE,
            "latency": self.latency and asdict(self.latency),
        }
        return json.dumps(tree, indent=1, allow_nan=False) + "\n"


def report_set(
    model: Predictor, name: str, labels: Sequence[Label], *, still: int
) -> SetReport:
    """Judge a model on one set.

    Args:
        model: What to judge.
        name: The set.
        labels: Its faces; at least one.
        still: On how many of them to measure the jitter; 0 for none.

    Raises:
        InputError: A picture can't be read, or no face has both eye centres.
        ResourceError: The model gives something else than numbers.
    """
    framings: list[FramingReport] = []
    worst: list[Case] = []
    for judged in judge(model, name, labels):
        framings.append(_report_framing(judged))
        if judged.framing == MAIN:
            worst = worst_cases(judged)
    return SetReport(
        set=name,
        sources=sorted({label.source for label in labels}),
        peer=PEER.get(name),
        framings=framings,
        details=score_details(model, name, labels),
        steadiness=steadiness(fifteen_of(model), labels, faces=still),
        worst=worst,
    )


def _report_framing(judged: Judged) -> FramingReport:
    errors = face_errors(judged.found, judged.labelled)
    return FramingReport(
        score=score(judged),
        points=errors_by_point(judged),
        groups=errors_by_group(judged),
        confidence=confidence(judged),
        curve=cumulative(errors[~np.isnan(errors)], CURVE).round(4).tolist(),
    )


def _plain(one: SetReport) -> dict[str, Any]:
    worst = [
        {"file": case.file, "error": case.error, "score": case.score}
        for case in one.worst
    ]
    return {
        "set": one.set,
        "sources": one.sources,
        "peer": one.peer,
        "framings": [asdict(framing) for framing in one.framings],
        "details": one.details and asdict(one.details),
        "steadiness": one.steadiness and asdict(one.steadiness),
        "worst": worst,
    }
