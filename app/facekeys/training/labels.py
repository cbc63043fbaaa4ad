"""One labelled face, whatever file it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """One labelled face.

    Points are in pixels of the picture: (0, 0) is the centre of the top left pixel, x
    runs to the right, y down.

    Attributes:
        picture: Its picture file, or the picture itself, (h, w) uint8 grey, where the
            set keeps pictures and labels in one table.
        file: Name of the picture relative to the folder of the set, or the row of the
            table; for reports.
        group: Its person, or its source where persons are not known. Faces of one
            group never stand on both sides of a split.
        points: (15, 2) float32 points in MUCT's scheme, NaN where unknown.
        where: File and row that it was read from, for messages.
        source: Who set the points, and by what rules: "muct", "ibug", "mesh",
            "web-hand", "kaggle-15", "kaggle-4" or "landmarks15".
        detail: (k, 2) float32 points of the set's own richer scheme, just as the set
            has them, NaN where unknown; None if it has no more than the 15.
        detail_scheme: What `detail` is: a key of
            `facekeys.keypoints.detailed.DETAILED`, or None.
        attributes: What else is known about the face or the picture, for instance
            "glasses": "yes". Nothing is said about what the set does not tell.
    """

    picture: Path | NDArray[np.uint8]
    file: str
    group: str
    points: NDArray[np.float32]
    where: str
    source: str
    detail: NDArray[np.float32] | None = None
    detail_scheme: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)

    def grey(self) -> NDArray[np.uint8]:
        """Return the picture, (h, w) uint8.

        Raises:
            InputError: Its file is missing or no picture.
        """
        if isinstance(self.picture, np.ndarray):
            return self.picture
        grey = cv2.imread(str(self.picture), cv2.IMREAD_GRAYSCALE)
        if grey is None:
            raise InputError(f"{self.where}: {self.picture} can't be read.")
        return np.asarray(grey, np.uint8)
