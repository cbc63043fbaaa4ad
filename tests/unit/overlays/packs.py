"""Filter packs written to a folder for a test."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from facekeys.overlays.artwork import Artwork

MANIFEST = """
schema = 1
id = "{id}"
name = "A patch"
authors = ["Somebody"]
license = "CC0-1.0"

[[layer]]
image = "patch.png"
fit = "similarity"

[[layer.anchor]]
artwork = [0, 0]
at = "right_eye_center"

[[layer.anchor]]
artwork = [20, 0]
at = "left_eye_center"
"""


def write_pack(parent: Path, id_="patch", *, replace=("", ""), extra="") -> Path:
    """Write a sound pack, with a part of its manifest replaced or added."""
    folder = parent / id_
    folder.mkdir(parents=True)
    old, new = replace
    sound = MANIFEST.format(id=id_)
    assert old in sound, old
    manifest = sound.replace(old, new, 1) + extra
    (folder / "filter.toml").write_text(manifest, encoding="utf-8")
    write_png(folder / "patch.png", patch())
    return folder


def patch(width=20, height=12, *, alpha=255, color=(30, 200, 90)) -> np.ndarray:
    """A picture of one colour, (h, w, 4) BGRA."""
    return np.full((height, width, 4), (*color, alpha), np.uint8)


def write_png(path: Path, picture: np.ndarray) -> None:
    """Write a picture of any PNG kind."""
    assert cv2.imwrite(str(path), picture)


def make_artwork(picture) -> Artwork:
    """Return the artwork of a picture that is in memory."""
    return Artwork(picture)


def lock(monkeypatch, folder: Path) -> None:
    """Let nobody look at a folder, as rights do for all but root."""
    stat = Path.stat

    def refuse(path, **options):
        if path == folder or folder in path.parents:
            raise PermissionError(13, "Permission denied")
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", refuse)
