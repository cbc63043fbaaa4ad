"""Makes docs/images/tilting-heads.jpg: both portraits tilt, filmed, with glasses on.

    PYTHONPATH=tests python scripts/tilting_heads.py

The portraits roll from side to side in front of a camera with noise. They are found
upright and then followed, as live; of each tilt the strip shows the frame in which the
head is nearest to it. The glasses are where the tracker says, and the line above each
face says how far it was rolled, and how far the tracker said it was.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.library import installed_filters
from facekeys.pipeline import Pipeline
from facekeys.types import Pixels
from moving_portraits import MovingPortrait, film, rolling
from portraits import PORTRAITS

TARGET: Final = Path(__file__).parents[1] / "docs" / "images" / "tilting-heads.jpg"
TILTS_DEG: Final = (-45, -30, -15, 0, 15, 30, 45)
FILTERS: Final = {"astronaut.png": "sunglasses", "grace_hopper.jpg": "round-glasses"}
FRAMES: Final = 240  # the roll swings more than once
SIDE: Final = 220
MIDDLE: Final = (320.0, 230.0)  # of what is cut out of the frames
QUALITY: Final = 85


def main() -> None:
    """Film both, and put the moments side by side."""
    model = KeypointModel(int8=False)  # the form that no processor lacks
    rows = [np.hstack(moments(model, name)) for name in PORTRAITS]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(TARGET), np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    print(TARGET)


def moments(model: KeypointModel, name: str) -> list[Pixels]:
    """Return the head at each tilt, as others would see it."""
    glasses = installed_filters().filters[FILTERS[name]]
    pipeline = Pipeline(model)
    best: dict[int, tuple[float, Pixels]] = {}
    for frame, place in film(MovingPortrait(name), rolling(45.0), frames=FRAMES):
        result = pipeline.process(frame, [glasses])
        (face,) = result.faces  # it was lost if there is none
        found_deg = math.degrees(math.atan2(face.transform[1, 0], face.transform[0, 0]))
        for tilt_deg in TILTS_DEG:
            apart_deg = abs(place.roll_deg - tilt_deg)
            if apart_deg < best.get(tilt_deg, (math.inf,))[0]:
                line = f"{place.roll_deg:.0f}, found {found_deg:.0f}"
                best[tilt_deg] = apart_deg, _cut(result.frame.pixels, line)
    return [best[tilt_deg][1] for tilt_deg in TILTS_DEG]


def _cut(pixels: Pixels, line: str) -> Pixels:
    """Return the middle of a frame with a line of text on it."""
    part = cv2.getRectSubPix(pixels, (SIDE, SIDE), MIDDLE)
    cv2.rectangle(part, (0, 0), (SIDE, 20), (255, 255, 255), -1)
    font = cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(part, line, (6, 15), font, 0.45, (40, 40, 40), 1, cv2.LINE_AA)
    return np.asarray(part, np.uint8)


if __name__ == "__main__":
    main()
