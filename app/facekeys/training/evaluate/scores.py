"""The figures of one set in one framing: how far off, where, for whom, how sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.evaluate.judging import Judged
from facekeys.training.metrics import (
    FAILURE,
    SURE,
    calibrated,
    crop_rmse,
    curve_area,
    eye_frame_offsets,
    face_errors,
    failure_rate,
    nme,
    point_errors,
    ranking_area,
)

MAX_RATIO: Final = 1.5
"""A group whose error is more than so many times the mean of its set is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How far the found points of one set lie from the labelled ones.

    Errors are over the distance of the eye centres: 0.05 is 5 %.

    Attributes:
        set: The set.
        framing: How the crops were framed; see `Judged`.
        nme: Mean error over all faces.
        nme_calibrated: The same, once what is constant for each point over the set, in
            the eye frame, is taken away.
        median: The error of the middle face.
        p95: The error that 95 % of the faces stay below.
        bias: The part of the error that is the same on every face: mean over the
            points of the length of their median offset. Schemes that differ show here.
        rmse_px: As Kaggle counts: in pixels of the 96x96 crop, over all coordinates.
        failure_rate: Share of faces with an error above 10 %.
        auc: Area under the cumulative error curve up to 10 %; 1 is perfect.
        labelled: Number of faces that there are.
        faces: Number of faces judged: with both eye centres labelled, and where a
            detector looked, found by it.
        groups: Number of people among them, or of photographs or sources.
    """

    set: str
    framing: str
    nme: float
    nme_calibrated: float
    median: float
    p95: float
    bias: float
    rmse_px: float
    failure_rate: float
    auc: float
    labelled: int
    faces: int
    groups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How a model fares on the faces that share an attribute.

    Attributes:
        attribute: Which attribute, such as "glasses".
        value: Which value of it.
        faces: Number of faces judged.
        nme: Their mean error.
        ratio: That over the mean error of the whole set.
        high: Whether the ratio is above `MAX_RATIO`.
    """

    attribute: str
    value: str
    faces: int
    nme: float
    ratio: float
    high: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How the scores of a model, which it gives by itself, fit its errors.

    It is about crops that show a face; crops that show none are not judged yet.

    Attributes:
        sure: Share of the faces with a score of at least 0.5.
        separates: The chance that a face with an error up to 10 % scores above one
            with a larger error; None where there are only such or only such, or where
            the model gives no scores.
    """

    sure: float
    separates: float | None


def score(judged: Judged) -> Score:
    """Return the figures of one set in one framing.

    Raises:
        InputError: No face has both eye centres labelled.
    """
    found, labelled = judged.found, judged.labelled
    errors = face_errors(found, labelled)
    known = ~np.isnan(errors)
    if not known.any():
        raise InputError(
            f"No face of {judged.set} has both eye centres labelled.",
            hint="Errors are told in units of their distance.",
        )
    bias = np.linalg.norm(eye_frame_offsets(found, labelled), axis=1)
    errors = errors[known]
    return Score(
        set=judged.set,
        framing=judged.framing,
        nme=_rounded(errors.mean()),
        nme_calibrated=_rounded(nme(calibrated(found, labelled), labelled)),
        median=_rounded(np.median(errors)),
        p95=_rounded(np.quantile(errors, 0.95)),
        bias=_rounded(np.nanmean(bias)),
        rmse_px=_rounded(crop_rmse(found, labelled)),
        failure_rate=_rounded(failure_rate(errors)),
        auc=_rounded(curve_area(errors)),
        labelled=judged.asked,
        faces=len(errors),
        groups=len({one for one, ok in zip(judged.groups, known, strict=True) if ok}),
    )


def errors_by_point(judged: Judged) -> dict[str, float | None]:
    """Return the mean error of each point by its name; None where it has no label."""
    errors = point_errors(judged.found, judged.labelled)
    means: dict[str, float | None] = {}
    for name, column in zip(KAGGLE15.names, errors.T, strict=True):
        known = column[~np.isnan(column)]
        means[name] = _rounded(known.mean()) if len(known) else None
    return means


def errors_by_group(judged: Judged) -> list[Group]:
    """Return the errors by every value of every attribute, each in order of its name.

    Faces of which an attribute is not known are left out of its groups.
    """
    errors = face_errors(judged.found, judged.labelled)
    members = _members(judged.attributes, ~np.isnan(errors))
    mean = float(np.nanmean(errors))
    groups = []
    for (attribute, value), rows in sorted(members.items()):
        error = float(errors[rows].mean())
        # A perfect model treats all alike.
        ratio = error / mean if mean > 0 else 1.0
        groups.append(
            Group(
                attribute=attribute,
                value=value,
                faces=len(rows),
                nme=_rounded(error),
                ratio=_rounded(ratio),
                high=ratio > MAX_RATIO,
            )
        )
    return groups


def confidence(judged: Judged) -> Confidence:
    """Return how the scores fit the errors; at least one face must have an error."""
    errors = face_errors(judged.found, judged.labelled)
    known = ~np.isnan(errors)
    scores = judged.scores[known]
    scored = np.ptp(scores) > 0
    area = ranking_area(errors[known] <= FAILURE, scores) if scored else None
    return Confidence(
        sure=_rounded(np.mean(scores >= SURE)),
        separates=None if area is None else _rounded(area),
    )


def _members(
    attributes: Sequence[Mapping[str, str]], known: NDArray[np.bool_]
) -> dict[tuple[str, str], list[int]]:
    members: dict[tuple[str, str], list[int]] = {}
    for row, facts in enumerate(attributes):
        if known[row]:
            for pair in facts.items():
                if pair[1]:
                    members.setdefault(pair, []).append(row)
    return members


def _rounded(value: float | np.floating) -> float:
    return round(float(value), 4)
