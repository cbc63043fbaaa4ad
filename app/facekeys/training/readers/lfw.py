"""LFW, with a teacher's mesh."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from facekeys.keypoints.detailed import MESH
from facekeys.training.labels import Label
from facekeys.training.offsets import KNOWN_OFFSETS, apply_offsets
from facekeys.training.readers.meshes import Meshes
from facekeys.training.readers.tables import read_table

# Mean distance of the 15 points found on the picture and on its mirror image, over the
# eye distance.
_MAX_FLIP_DISAGREEMENT: Final = 0.04


def read_lfw(folder: Path) -> Iterator[Label]:
    """Read LFW: the mesh, where it found the same on the mirrored picture.

    Raises:
        InputError: A file is missing or broken; the message names file and row.
    """
    meshes = Meshes(folder)
    for row in read_table(folder / "index.csv", ("file", "group", "flip_disagreement")):
        disagreement = row.number_in("flip_disagreement", empty=np.inf)
        if disagreement >= _MAX_FLIP_DISAGREEMENT:
            continue
        file = row.text("file")
        detail = meshes.detail(file, row.where)
        emotion = row.cells.get("emotion", "").strip()
        yield Label(
            picture=folder / file,
            file=file,
            group=row.text("group"),
            points=apply_offsets(MESH.to_fifteen(detail), KNOWN_OFFSETS["mesh"]),
            where=row.where,
            source="mesh",
            detail=detail,
            detail_scheme=MESH.name,
            attributes={"emotion": emotion} if emotion else {},
        )
