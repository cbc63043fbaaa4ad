"""Pictures that show filters on people: one filter in all scenes, or all in some."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from facekeys.camera.sitters import SITTERS
from facekeys.errors import OutputError
from facekeys.overlays.filter import Filter
from facekeys.overlays.packs import prepare
from facekeys.recording.replacing import replacing
from facekeys.resources import resource
from facekeys.sharing.scenes import Scene, acting_scene, pair_scene, portrait_scenes
from facekeys.types import Pixels

_LARGE_PX: Final = 288
_SMALL_PX: Final = 192
_GAP_PX: Final = 8
_MARGIN_PX: Final = 32
_ROUND_PX: Final = 10
_HEADER_PX: Final = 64
_TITLE_PX: Final = 28
_CELL_TEXT_PX: Final = 46
_SPACE_PX: Final = 26
_COLUMNS: Final = 4
_PAPER: Final = (246, 246, 248)
_INK: Final = (28, 28, 32)
_FAINT: Final = (112, 112, 122)
_OVERSIZE: Final = 4
_FONT: Final = "assets/fonts/DejaVuSans.ttf"


def sheet_of(one: Filter) -> Image.Image:
    """Show one filter on both portraits in every scene.

    Raises:
        PackError: Its pictures can't be read.
        ResourceError: A portrait is missing or broken.
    """
    prepare(one)
    side = _LARGE_PX
    rows = [portrait_scenes(file, side) for file in SITTERS]
    if one.waits:
        for row, file in zip(rows, SITTERS, strict=True):
            row.append(acting_scene(file, side))
    pair = pair_scene(side, len(rows) * side + (len(rows) - 1) * _GAP_PX)
    titles = [scene.title for scene in (*rows[0], pair)]
    width = _MARGIN_PX * 2 + len(titles) * (side + _GAP_PX) - _GAP_PX
    height = _MARGIN_PX * 2 + _HEADER_PX + _TITLE_PX + len(pair.pixels)
    sheet = _Sheet(width, height)
    sheet.write(_MARGIN_PX, _MARGIN_PX, one.manifest.name, 30, _INK)
    sheet.write(_MARGIN_PX, _MARGIN_PX + 36, _about(one), 15, _FAINT)
    top = _MARGIN_PX + _HEADER_PX
    lefts = [_MARGIN_PX + place * (side + _GAP_PX) for place in range(len(titles))]
    for left, title in zip(lefts, titles, strict=True):
        sheet.write(left, top + 4, title, 15, _INK)
    top += _TITLE_PX
    for number, row in enumerate(rows):
        for left, scene in zip(lefts, row, strict=False):
            sheet.paste(left, top + number * (side + _GAP_PX), _shown(scene, one))
    sheet.paste(lefts[-1], top, _shown(pair, one))
    return sheet.picture


def sheet_of_all(filters: Sequence[Filter]) -> Image.Image:
    """Show each filter on both portraits: one looks ahead, one is turned.

    What waits for a face to do something is shown on faces that do it, and what is
    for two people on both in one picture.

    Raises:
        PackError: The pictures of one can't be read.
        ResourceError: A portrait is missing or broken.
    """
    side = _SMALL_PX
    first, second = SITTERS
    still = [portrait_scenes(first, side)[0], portrait_scenes(second, side)[1]]
    acting = [acting_scene(first, side), acting_scene(second, side)]
    cell_width = len(still) * (side + _GAP_PX) - _GAP_PX
    cell_height = side + _CELL_TEXT_PX
    pair = pair_scene(cell_width, side)
    rows = math.ceil(len(filters) / _COLUMNS)
    sheet = _Sheet(
        _MARGIN_PX * 2 + _COLUMNS * (cell_width + _SPACE_PX) - _SPACE_PX,
        _MARGIN_PX * 2 + _HEADER_PX + rows * (cell_height + _SPACE_PX) - _SPACE_PX,
    )
    sheet.write(_MARGIN_PX, _MARGIN_PX, f"{len(filters)} filters", 30, _INK)
    for number, one in enumerate(filters):
        prepare(one)
        row, column = divmod(number, _COLUMNS)
        left = _MARGIN_PX + column * (cell_width + _SPACE_PX)
        top = _MARGIN_PX + _HEADER_PX + row * (cell_height + _SPACE_PX)
        scenes = [pair] if one.people > 1 else acting if one.waits else still
        for place, scene in enumerate(scenes):
            sheet.paste(left + place * (side + _GAP_PX), top, _shown(scene, one))
        sheet.write(left, top + side + 6, one.manifest.name, 17, _INK)
        sheet.write(left, top + side + 27, one.id, 13, _FAINT)
    return sheet.picture


def check_name(path: Path) -> None:
    """Raise OutputError if a sheet can't have that name: before it is made."""
    if path.suffix.lower() != ".png":
        raise OutputError(
            f"{path} is no name for a picture.", hint="Let it end with .png."
        )


def write_sheet(sheet: Image.Image, path: Path) -> None:
    """Write a sheet as PNG.

    Raises:
        OutputError: That is not possible.
    """
    check_name(path)
    with replacing(path) as temporary:
        sheet.save(temporary, format="PNG")


def _about(one: Filter) -> str:
    by = ", ".join(one.manifest.authors)
    return "  ·  ".join([one.id, by, one.manifest.license, *_some(one.manifest.tags)])


def _some(tags: Iterable[str]) -> list[str]:
    return [", ".join(tags)] if tags else []


def _shown(scene: Scene, one: Filter) -> Pixels:
    return np.asarray(cv2.cvtColor(scene.with_filter(one), cv2.COLOR_BGR2RGB), np.uint8)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(resource(_FONT), size)


class _Sheet:
    """A sheet of paper to put pictures and words on."""

    def __init__(self, width: int, height: int) -> None:
        self.picture = Image.new("RGB", (width, height), _PAPER)
        self._draw = ImageDraw.Draw(self.picture)

    def write(
        self, left: int, top: int, text: str, size: int, ink: tuple[int, int, int]
    ) -> None:
        """Write a line."""
        self._draw.text((left, top), text, ink, _font(size))

    def paste(self, left: int, top: int, pixels: Pixels) -> None:
        """Put a picture there, with rounded corners."""
        height, width = pixels.shape[:2]
        large = width * _OVERSIZE, height * _OVERSIZE
        mask = Image.new("L", large, 0)
        corner = (0, 0, large[0] - 1, large[1] - 1)
        ImageDraw.Draw(mask).rounded_rectangle(corner, _ROUND_PX * _OVERSIZE, 255)
        mask = mask.resize((width, height), Image.Resampling.BOX)
        self.picture.paste(Image.fromarray(pixels), (left, top), mask)
