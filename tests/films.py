"""Recordings in tests: what is put into them, and what a player gets out."""

from __future__ import annotations

import av
import cv2
import numpy as np

from facekeys.virtualcam.i420 import empty_i420, to_i420

_BT601 = 6  # in ITU-T H.273


def i420(pixels):
    """The picture as encoders take it."""
    out = empty_i420(pixels.shape[1], pixels.shape[0])
    to_i420(pixels, out)
    return out


def plain(value, width=64, height=48):
    """A picture of one grey, or of one colour."""
    return np.full((height, width, 3), value, np.uint8)


def played(path):
    """What a player shows: (seconds, pixels) for each picture; damage is an error.

    The colours are turned back by the matrix that the file names.
    """
    with av.open(str(path)) as container:
        return [(picture.time, _bgr(picture)) for picture in container.decode(video=0)]


def _bgr(picture):
    assert picture.colorspace == _BT601
    return cv2.cvtColor(picture.to_ndarray(format="yuv420p"), cv2.COLOR_YUV2BGR_I420)
