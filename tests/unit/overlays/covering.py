"""Where the filters that ship with FaceKeys cover the portraits of the demo."""

import numpy as np

from facekeys.keypoints.framing import apply
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.library import builtin_folder, load_library
from facekeys.overlays.painting import paint
from portraits import load_portrait

LIBRARY = load_library([builtin_folder()])


def covered(id_, name, change=lambda face: face):
    """Where a filter covers a portrait, from 0 to 1, in the face frame.

    Returns a function of x and y in eye distances; `change` may move key-points first.
    """
    pixels, face = load_portrait(name)
    face = change(face)
    # Alpha is told by drawing on black and on white.
    black, white = np.zeros_like(pixels), np.full_like(pixels, 255)
    height, width = pixels.shape[:2]
    filters = [LIBRARY.filters[id_]]
    for canvas in (black, white):
        paint(canvas, plan_strokes([face], filters, width=width, height=height))
    alpha = 1 - (white.astype(float) - black).mean(axis=2) / 255

    def at(x, y):
        column, row = np.rint(apply(face.transform, (x, y))).astype(int)
        return alpha[row, column]

    return at
