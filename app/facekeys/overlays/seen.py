"""A face in one frame, with all that layers want to know of it."""

from __future__ import annotations

from facekeys.keypoints.framing import BOX_SIDE, scale_of
from facekeys.keypoints.head import Rotation, head_rotation, turn_deg
from facekeys.types import Face


class SeenFace:
    """A face, measured once for all layers on it, and only as far as they ask.

    Attributes:
        face: As it was tracked.
        height: Of its box, in heights of the frame.
    """

    __slots__ = ("_rotation", "face", "height")

    def __init__(self, face: Face, *, frame_height: int) -> None:
        """Look at a face of a frame that is so many pixels high."""
        self.face = face
        self.height = BOX_SIDE * scale_of(face.transform) / frame_height
        self._rotation: Rotation | None = None

    @property
    def rotation(self) -> Rotation:
        """How its head is turned: see `head_rotation`."""
        if self._rotation is None:
            self._rotation = head_rotation(self.face)
        return self._rotation

    @property
    def turn_deg(self) -> float:
        """By how much it looks past us, in degrees."""
        return turn_deg(self.rotation)
