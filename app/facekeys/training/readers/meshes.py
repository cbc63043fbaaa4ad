"""The meshes that a teacher found on the pictures of a set: `mesh478.npz`."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.detailed import MESH_VERTICES

_VERTICES: Final = 478

# What NumPy raises for archives that are missing, cut short, damaged, or none at all.
_BROKEN_ARCHIVE: Final = (
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
    TypeError,
    zipfile.BadZipFile,
    zlib.error,
)


class Meshes:
    """The meshes of one set, cut down to the vertices that are kept."""

    def __init__(self, folder: Path) -> None:
        """Read them.

        Args:
            folder: The set, with `mesh478.npz`: `files`, names of pictures, and
                `points`, (n, 478, 2 or 3) of the FaceMesh topology in picture pixels,
                NaN where none was found.

        Raises:
            InputError: The archive is missing or broken.
        """
        self._path = folder / "mesh478.npz"
        try:
            with self._path.open("rb") as file, np.load(file) as archive:
                files, mesh = archive["files"], archive["points"]
        except _BROKEN_ARCHIVE as error:
            raise InputError(f"{self._path} can't be read: {error}") from error
        count = files.size
        shapes = [(count, _VERTICES, axes) for axes in (2, 3)]
        if mesh.shape not in shapes or mesh.dtype.kind != "f":
            raise InputError(
                f"{self._path}: expected numbers ({count}, {_VERTICES}, 2 or 3), got "
                f"{mesh.shape} {mesh.dtype}."
            )
        self._rows = {str(file): row for row, file in enumerate(files.ravel())}
        self._points = mesh[:, list(MESH_VERTICES), :2].astype(np.float32)

    def detail(self, file: str, where: str) -> NDArray[np.float32]:
        """Return the mesh of one picture.

        Args:
            file: The picture, as the archive names it.
            where: File and row that ask for it, for messages.

        Returns:
            (k, 2) float32 picture pixels in the scheme "mesh".

        Raises:
            InputError: There is none.
        """
        if file not in self._rows:
            raise InputError(f"{where}: {self._path} has no mesh of {file}.")
        detail = np.asarray(self._points[self._rows[file]])
        if not np.isfinite(detail).all():
            raise InputError(f"{where}: the mesh of {file} in {self._path} is empty.")
        return detail
