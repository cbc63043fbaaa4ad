"""A face in one frame, with all that layers want to know of it."""

from __future__ import annotations

from collections.abc import Mapping

from facekeys.keypoints.framing import BOX_SIDE, scale_of
from facekeys.keypoints.head import Rotation, head_rotation, turn_deg
from facekeys.overlays.expressions import learn_rest, measure_face
from facekeys.overlays.light import followed, light_on
from facekeys.overlays.memory import FaceMemory
from facekeys.types import Face, Pixels


class SeenFace:
    """A face, measured once for all layers on it, and only as far as they ask.

    Attributes:
        face: As it was tracked.
        memory: What is remembered of it.
        height: Of its box, in heights of the frame.
    """

    __slots__ = ("_amounts", "_rotation", "face", "height", "memory")

    def __init__(self, face: Face, memory: FaceMemory, *, frame_height: int) -> None:
        """Look at a face of a frame that is so many pixels high."""
        self.face = face
        self.memory = memory
        self.height = BOX_SIDE * scale_of(face.transform) / frame_height
        self._rotation: Rotation | None = None
        self._amounts: Mapping[str, float] | None = None

    def see(self, now_ns: int, *, doing: bool, lit_by: Pixels | None) -> None:
        """Note that it is seen.

        Args:
            now_ns: The frame's time.
            doing: Whether anything asks what it does, so that its rest is learnt.
            lit_by: The frame, if anything asks for the light on it.
        """
        memory = self.memory
        elapsed_s = (now_ns - memory.seen_ns) / 1e9
        if doing:
            age_s = (now_ns - memory.began_ns) / 1e9
            learn_rest(memory.rest, self.amounts, age_s, elapsed_s)
        if lit_by is not None:
            light = light_on(lit_by, self.face.transform)
            memory.light = followed(memory.light, light, elapsed_s)
        memory.seen_ns = now_ns

    @property
    def amounts(self) -> Mapping[str, float]:
        """What it does: see `measure_face`."""
        if self._amounts is None:
            self._amounts = measure_face(self.face)
        return self._amounts

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
