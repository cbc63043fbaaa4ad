"""Render the artwork of the filter packs: every SVG to a PNG beside it.

Only people who draw filters need this: the PNGs are committed. Sizes are those that
the SVG names, so that a unit of the drawing is a pixel of the picture, and anchors can
be read off the SVG.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

OVERLAYS = Path(__file__).resolve().parent.parent / "overlays"
RENDERER = "rsvg-convert"
HEAVY = 350_000
"""Bytes from which on a picture is made lighter."""


def render(source: Path) -> Path:
    """Render one SVG and return the path of the PNG."""
    png = subprocess.run(  # noqa: S603 - a known program, on a file of this project
        [RENDERER, "--format=png", str(source)], check=True, capture_output=True
    ).stdout
    target = source.with_suffix(".png")
    with Image.open(io.BytesIO(png)) as picture:
        picture.save(target, optimize=True)
        if target.stat().st_size > HEAVY:
            lighter(picture.convert("RGBA")).save(target, optimize=True)
    return target


def lighter(picture: Image.Image) -> Image.Image:
    """Return a picture with fewer tones, which pack well.

    It is hair that is heavy, and there nobody sees it; alpha is kept, so that shadows
    stay smooth.
    """
    colours = picture.convert("RGB").point(
        [min((i + 4) // 8 * 8, 255) for i in range(256)] * 3
    )
    colours.putalpha(picture.getchannel("A"))
    return colours


def main() -> int:
    """Render the packs named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*", help="filters to render; all if none")
    wanted = set(parser.parse_args().ids)
    if shutil.which(RENDERER) is None:
        print(
            f"{RENDERER} is missing. It belongs to librsvg: on Debian and Ubuntu "
            "`apt install librsvg2-bin`, on macOS `brew install librsvg`.",
            file=sys.stderr,
        )
        return 1
    for source in sorted(OVERLAYS.glob("*/*.svg")):
        if not wanted or source.parent.name in wanted:
            target = render(source)
            size_kb = target.stat().st_size / 1000
            print(f"{target.relative_to(OVERLAYS.parent)}: {size_kb:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
