"""A picture of the faces on which a model errs most.

It shows faces from the data set: it is for local use, and for nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.training.evaluate.judging import Judged
from facekeys.training.metrics import face_errors
from facekeys.types import Pixels

WORST: Final = 24
"""How many faces a sheet shows."""

_COLUMNS: Final = 6
_ZOOM: Final = 2
_BORDER: Final = 24
_CAPTION: Final = 34
_HEADER: Final = 44
_FINE: Final = 4  # binary digits of a pixel that OpenCV draws with

_LABELLED: Final = (80, 220, 80)
_FOUND: Final = (60, 120, 255)
_LINK: Final = (255, 255, 255)
_INK: Final = (230, 230, 230)
_PAPER: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """One face, and how a model did on it.

    Attributes:
        file: Its picture.
        error: The error over the distance of the eye centres.
        score: How sure the model was.
        crop: (96, 96) uint8, what the model saw.
        found: (15, 2) pixels of the crop.
        labelled: (15, 2) likewise, NaN where unknown.
    """

    file: str
    error: float
    score: float
    crop: Pixels
    found: NDArray[np.float64]
    labelled: NDArray[np.float32]


def worst_cases(judged: Judged, count: int = WORST) -> list[Case]:
    """Return the faces with the largest errors, the worst first."""
    errors = face_errors(judged.found, judged.labelled)
    known = np.flatnonzero(~np.isnan(errors))
    order = known[np.argsort(-errors[known], kind="stable")]
    return [
        Case(
            file=judged.files[row],
            error=round(float(errors[row]), 4),
            score=round(float(judged.scores[row]), 4),
            crop=judged.crops[row],
            found=judged.found[row],
            labelled=judged.labelled[row],
        )
        for row in order[:count].tolist()
    ]


def draw_sheet(cases: Sequence[Case], title: str) -> Pixels:
    """Draw faces in rows of six, with their points and errors.

    Args:
        cases: At least one.
        title: What is shown; letters beyond ASCII can't be drawn.

    Returns:
        (h, w, 3) uint8 BGR. Labelled points are green, found ones orange.
    """
    tiles = [_tile(case) for case in cases]
    blank = np.full_like(tiles[0], _PAPER)
    tiles += [blank] * (-len(tiles) % _COLUMNS)
    rows = [
        np.hstack(tiles[start : start + _COLUMNS])
        for start in range(0, len(tiles), _COLUMNS)
    ]
    header = np.full((_HEADER, rows[0].shape[1], 3), _PAPER, np.uint8)
    _write(header, title, 18, _INK)
    left = _write(header, "labelled", 36, _LABELLED)
    left = _write(header, "found", 36, _FOUND, left=left)
    _write(header, "faces of the data set: for local use only", 36, _INK, left=left)
    return np.vstack([header, *rows])


def write_sheet(cases: Sequence[Case], title: str, path: Path) -> None:
    """Write what `draw_sheet` draws as PNG; OSError if that is not possible."""
    done, content = cv2.imencode(".png", draw_sheet(cases, title))
    assert done  # noqa: S101 - PNG holds any picture
    path.write_bytes(content.tobytes())


def _tile(case: Case) -> Pixels:
    large = cv2.resize(
        case.crop, None, fx=_ZOOM, fy=_ZOOM, interpolation=cv2.INTER_CUBIC
    )
    height, width = large.shape
    size = (height + 2 * _BORDER + _CAPTION, width + 2 * _BORDER, 3)
    tile = np.full(size, _PAPER, np.uint8)
    tile[_BORDER:, _BORDER:][:height, :width] = large[..., None]
    known = ~np.isnan(case.labelled).any(axis=1)
    labelled = _on_tile(case.labelled[known])
    for start, end in zip(labelled, _on_tile(case.found[known]), strict=True):
        cv2.line(tile, start, end, _LINK, 1, cv2.LINE_AA, _FINE)
    for places, color in ((labelled, _LABELLED), (_on_tile(case.found), _FOUND)):
        for place in places:
            cv2.circle(tile, place, 2 << _FINE, color, -1, cv2.LINE_AA, _FINE)
    bottom = len(tile)
    _write(tile, f"{case.error:.1%}  score {case.score:.2f}", bottom - 34, _INK)
    _write(tile, Path(case.file).name, bottom - 16, _INK)
    return tile


def _on_tile(points: NDArray[np.floating]) -> list[tuple[int, int]]:
    """Return where points of a crop lie on its tile, as OpenCV wants them."""
    centres = (points.astype(np.float64) + 0.5) * _ZOOM - 0.5 + _BORDER
    # However far off a point is thrown, OpenCV must be able to count that far.
    fine = np.rint(np.clip(centres, -1e4, 1e4) * (1 << _FINE)).astype(int)
    return [(int(x), int(y)) for x, y in fine]


def _write(
    picture: Pixels, text: str, y: int, color: tuple[int, int, int], *, left: int = 8
) -> int:
    """Write a line; return where the next word may begin."""
    face, size = cv2.FONT_HERSHEY_SIMPLEX, 0.42
    text = text.encode("ascii", "replace").decode()
    cv2.putText(picture, text, (left, y), face, size, color, 1, cv2.LINE_AA)
    return left + cv2.getTextSize(text, face, size, 1)[0][0] + 16
