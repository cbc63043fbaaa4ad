"""How far off all points of a model are that gives more than the 15."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from facekeys.keypoints.model import Predictor
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import held_out
from facekeys.training.evaluate.judging import predict_all
from facekeys.training.labels import Label
from facekeys.training.metrics import curve_area, face_errors, failure_rate
from facekeys.training.samples import DETAIL_COLUMNS, cut_samples


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailScore:
    """How far the found points of a detailed scheme lie from the labelled ones.

    Crops are framed as the tracker frames them. Errors are over the distance of the
    labelled eye centres; nothing is calibrated away.

    Attributes:
        set: The set.
        scheme: Which scheme.
        points: Number of its points.
        faces: Number of faces judged.
        nme: Mean error over all points and faces.
        failure_rate: Share of faces with an error above 10 %.
        auc: Area under the cumulative error curve up to 10 %; 1 is perfect.
    """

    set: str
    scheme: str
    points: int
    faces: int
    nme: float
    failure_rate: float
    auc: float


def score_details(
    model: Predictor, name: str, labels: Sequence[Label]
) -> DetailScore | None:
    """Judge a model by the labels of its own scheme.

    Args:
        model: What to judge.
        name: The set.
        labels: Its faces.

    Returns:
        None where no face is labelled in the scheme of the model.

    Raises:
        InputError: A picture can't be read.
        ResourceError: The model gives something else than numbers.
    """
    scheme = model.scheme
    labelled = [label for label in labels if label.detail_scheme == scheme.name]
    if not labelled:
        return None
    faces = cut_samples(name, labelled)
    details = faces.details[:, DETAIL_COLUMNS[scheme.name]]
    eyes_and_details = np.hstack([faces.points[:, :2], details])
    crops, moved = held_out(faces, FRAMINGS["track"], points=eyes_and_details)
    found = predict_all(model, crops).points
    errors = face_errors(found, moved[:, 2:], moved[:, :2])
    errors = errors[~np.isnan(errors)]
    if not len(errors):
        return None
    return DetailScore(
        set=name,
        scheme=scheme.name,
        points=scheme.size,
        faces=len(errors),
        nme=round(float(errors.mean()), 4),
        failure_rate=round(failure_rate(errors), 4),
        auc=round(curve_area(errors), 4),
    )
