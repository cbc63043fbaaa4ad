"""Film the pixel glasses as they drop in from above: overlays/pixel-glasses/drop.webp.

Only people who want another fall need this; the film is committed. It is made from the
still picture, which takes its place when it ends: `scripts/render_artwork.py
pixel-glasses` goes first.
"""

from __future__ import annotations

import sys

import svg
from PIL import Image

PACK = svg.OVERLAYS / "pixel-glasses"
SCALE = 4  # the film is so much smaller than the still
FALL = 390  # in pixels of the film, 150 of which are one eye distance
MILLISECONDS = 60
# How far above their place they are: in steps, as of old computers, a bump, rest.
HEIGHTS = (
    *(1.0, 0.94, 0.88, 0.81, 0.74, 0.66, 0.58, 0.5, 0.42, 0.34, 0.26, 0.18, 0.1, 0.04),
    *(0.0, 0.03, 0.045, 0.02, 0.0, 0.0),
)


def main() -> int:
    """Write the film."""
    with Image.open(PACK / "artwork.png") as still:
        size = (still.width // SCALE, still.height // SCALE)
        glasses = still.resize(size, Image.Resampling.LANCZOS)
    frames = []
    for height in HEIGHTS:
        frame = Image.new("RGBA", (size[0], size[1] + FALL))
        frame.paste(glasses, (0, round(FALL * (1 - height))))
        frames.append(frame)
    frames[0].save(
        PACK / "drop.webp",
        save_all=True,
        append_images=frames[1:],
        duration=MILLISECONDS,
        loop=1,
        lossless=True,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
