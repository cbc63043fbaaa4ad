"""How far found points lie from labelled ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def face_errors(found: ArrayLike, labelled: ArrayLike) -> NDArray[np.float64]:
    """Return the mean error of each face over the distance of its eye centres.

    Args:
        found: (n, 15, 2) points.
        labelled: (n, 15, 2) points in the same frame, NaN where unknown.

    Returns:
        (n,) errors; NaN for a face without both eye centres.
    """
    found, labelled = np.asarray(found, np.float64), np.asarray(labelled, np.float64)
    known = ~np.isnan(labelled).any(axis=-1)
    errors = np.linalg.norm(found - labelled, axis=-1)
    total = np.where(known, errors, 0.0).sum(axis=-1)
    eyes = np.linalg.norm(labelled[:, 0] - labelled[:, 1], axis=-1)
    return np.asarray(total / np.maximum(known.sum(axis=-1), 1) / eyes)


def nme(found: ArrayLike, labelled: ArrayLike) -> float:
    """Return the normalised mean error over all faces; 0.05 is 5 % (see above)."""
    return float(np.nanmean(face_errors(found, labelled)))


def eye_frame_offsets(found: ArrayLike, labelled: ArrayLike) -> NDArray[np.float64]:
    """Return where labels lie, on the median, seen from the found points.

    With points found by a model of MUCT's scheme and labels of another scheme this is
    the difference of the schemes.

    Args:
        found: (n, 15, 2) points.
        labelled: (n, 15, 2) points in the same frame, NaN where unknown.

    Returns:
        (15, 2) offsets in the eye frame of the labels; NaN where a point has no label.
    """
    found, labelled = np.asarray(found, np.float64), np.asarray(labelled, np.float64)
    along = labelled[:, 0] - labelled[:, 1]
    across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
    axes = np.stack([along, across], axis=-1) / (along**2).sum(axis=-1)[:, None, None]
    difference = (labelled - found) @ axes
    offsets = np.full(difference.shape[1:], np.nan)
    known = np.isfinite(difference).any(axis=(0, 2))
    offsets[known] = np.nanmedian(difference[:, known], axis=0)
    return offsets
