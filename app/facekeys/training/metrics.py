"""How far found points lie from labelled ones.

Throughout, `found` is (n, k, 2) and `labelled` is (n, k, 2) in the same frame, NaN
where a point has no label; k is 15 unless said otherwise. Errors are in units of the
distance of the labelled eye centres: 0.05 is 5 %. A face without both eye centres, or
with both in one place, has no unit and no error. Where points of another scheme are
judged, `eyes` has the labelled eye centres, (n, 2, 2).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

FAILURE: float = 0.10
"""A face with a larger error counts as a failure."""


SURE: float = 0.5
"""Points with a score from here on are to be trusted."""

_LEAST_EYES: float = 1e-3


def point_errors(
    found: ArrayLike, labelled: ArrayLike, eyes: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Return the (n, k) errors of each point, NaN where there is no label."""
    found, labelled = np.asarray(found, np.float64), np.asarray(labelled, np.float64)
    both = labelled[:, :2] if eyes is None else np.asarray(eyes, np.float64)
    apart = np.linalg.norm(both[:, 0] - both[:, 1], axis=-1)
    apart = np.where(apart > _LEAST_EYES, apart, np.nan)
    return np.asarray(np.linalg.norm(found - labelled, axis=-1) / apart[:, None])


def face_errors(
    found: ArrayLike, labelled: ArrayLike, eyes: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Return the (n,) mean errors of the labelled points of each face, or NaN."""
    errors = point_errors(found, labelled, eyes)
    known = ~np.isnan(errors)
    count = known.sum(axis=-1)
    mean = np.where(known, errors, 0.0).sum(axis=-1) / np.maximum(count, 1)
    return np.where(count > 0, mean, np.nan)


def nme(found: ArrayLike, labelled: ArrayLike) -> float:
    """Return the normalised mean error: the mean of `face_errors`."""
    return float(np.nanmean(face_errors(found, labelled)))


def crop_rmse(found: ArrayLike, labelled: ArrayLike) -> float:
    """Return the error as Kaggle counts it, in the unit of the points.

    Returns:
        The root of the mean squared error over all coordinates that are labelled.
    """
    difference = np.asarray(found, np.float64) - np.asarray(labelled, np.float64)
    return float(np.sqrt(np.nanmean(difference**2)))


def failure_rate(errors: ArrayLike, limit: float = FAILURE) -> float:
    """Return the share of faces with an error above a limit; `errors` has no NaN."""
    return float(np.mean(np.asarray(errors) > limit))


def curve_area(errors: ArrayLike, limit: float = FAILURE) -> float:
    """Return the area under the cumulative error curve up to a limit (AUC).

    Args:
        errors: (n,) errors of faces, without NaN.
        limit: Where the curve is cut off.

    Returns:
        The area over that of a perfect curve: 1 if every error is 0, 0 if none is
        below the limit. It is exact, not summed over steps.
    """
    return float(np.mean(np.clip(1.0 - np.asarray(errors) / limit, 0.0, 1.0)))


def cumulative(errors: ArrayLike, limits: ArrayLike) -> NDArray[np.float64]:
    """Return for each limit the share of faces with no larger error."""
    ranked = np.sort(np.asarray(errors, np.float64))
    return np.searchsorted(ranked, np.asarray(limits), side="right") / len(ranked)


def ranking_area(right: ArrayLike, scores: ArrayLike) -> float | None:
    """Return how well scores tell right from wrong (area under the ROC curve).

    Args:
        right: (n,) bool.
        scores: (n,) higher ones should be right.

    Returns:
        The chance that one that is right scores above one that is wrong, where equal
        scores count half; None if all are right, or none.
    """
    right = np.asarray(right, np.bool_)
    number = int(np.count_nonzero(right))
    others = len(right) - number
    if not number or not others:
        return None
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    above = ranks[right].sum() - number * (number + 1) / 2
    return float(above / (number * others))


def eye_frame_offsets(found: ArrayLike, labelled: ArrayLike) -> NDArray[np.float64]:
    """Return where labels lie, on the median, seen from the found points.

    With points found by a model of MUCT's scheme and labels of another scheme this is
    the difference of the schemes.

    Returns:
        (15, 2) offsets in the eye frame of the labels; NaN where a point has no label.
    """
    found, labelled = np.asarray(found, np.float64), np.asarray(labelled, np.float64)
    axes = _eye_axes(labelled)
    squares = (axes[:, :, 0] ** 2).sum(axis=-1)
    difference = (labelled - found) @ axes / squares[:, None, None]
    offsets = np.full(difference.shape[1:], np.nan)
    known = np.isfinite(difference).any(axis=(0, 2))
    offsets[known] = np.nanmedian(difference[:, known], axis=0)
    return offsets


def calibrated(found: ArrayLike, labelled: ArrayLike) -> NDArray[np.float64]:
    """Return the found points without what is the same for a point on every face.

    So points of one scheme can be judged by labels of another, and so was the peer.

    Returns:
        (n, 15, 2) found points, moved by their `eye_frame_offsets`; NaN on faces
        without both eye centres.
    """
    found, labelled = np.asarray(found, np.float64), np.asarray(labelled, np.float64)
    offsets = np.nan_to_num(eye_frame_offsets(found, labelled))
    return np.asarray(found + offsets @ _eye_axes(labelled).transpose(0, 2, 1))


def _eye_axes(labelled: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n, 2, 2) matrices with the axes of the eye frame as columns."""
    along = labelled[:, 0] - labelled[:, 1]
    across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
    return np.stack([along, across], axis=-1)
