"""Moving pictures written to a folder for a test."""

from PIL import Image

COLORS = ((255, 0, 0), (0, 255, 0), (0, 0, 255))
"""RGB of the three pictures."""


def write_film(path, *, size=(20, 12), shown_ms=(100, 200, 300), colors=COLORS):
    """Write one picture of each colour; the ending says in which format."""
    first, *others = (Image.new("RGBA", size, (*color, 255)) for color in colors)
    options = {"lossless": True} if path.suffix == ".webp" else {}
    kind = "PNG" if path.suffix == ".apng" else None
    first.save(
        path,
        format=kind,
        save_all=True,
        append_images=others,
        duration=list(shown_ms),
        loop=0,
        **options,
    )
    return path
