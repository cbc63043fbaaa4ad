"""The largest packs there may be, and larger ones: each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from facekeys.sharing.archive import write_archive
from facekeys.sharing.folder import read_folder
from unit.overlays.packs import write_pack

SCRIPT = Path(__file__).with_name("largest.py")
WEBP = {"lossless": True, "method": 0}


def noise(side, levels):
    """A picture that can hardly be packed, the less the more levels it has."""
    rng = np.random.default_rng(1)
    values = rng.integers(0, levels, (side, side, 4), np.uint8)
    return Image.fromarray(values + np.uint8(100), "RGBA")


def pack_of(parent, *pictures, **options):
    """Write a pack with a layer for each picture, by ending."""
    folder = write_pack(parent)
    text = (folder / "filter.toml").read_text()
    layer = text[text.index("[[layer]]") :]
    for number, (ending, picture) in enumerate(pictures):
        name = f"p{number}.{ending}"
        picture.save(folder / name, **options.get(ending, {}))
        text += layer.replace("patch.png", name)
    (folder / "filter.toml").write_text(text)
    return folder


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted as on Linux")
@pytest.mark.parametrize(
    ("pictures", "outcome"),
    [
        (lambda: [("png", noise(2048, 16))], "loaded"),
        (lambda: [("png", noise(700, 8))] * 15, "loaded"),
        (lambda: [("png", noise(1800, 4)), ("webp", noise(2048, 2))], "loaded"),
        (lambda: [("png", noise(2000, 2))] * 2, "refused"),
        (lambda: [("png", Image.new("RGBA", (4096, 4096)))] * 3, "refused"),
        (lambda: [("webp", Image.new("RGBA", (4096, 1025)))], "refused"),
    ],
    ids=["one", "many", "webp", "two", "flat", "wide"],
)
def test_it_is_loaded_or_refused_in_a_second_and_200_mb(tmp_path, pictures, outcome):
    folder = pack_of(tmp_path, *pictures(), webp=WEBP)
    contents = read_folder(folder)
    archive = tmp_path / "patch.fkpack"
    write_archive(contents, archive)
    for path in (folder, archive):
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, SCRIPT, path],
            check=True,
            capture_output=True,
            env=environment,
        )
        found = json.loads(done.stdout)
        print(path.name, found)  # noqa: T201 - what `pytest -rP` shows is a measurement
        assert found["outcome"] == outcome
        assert found["spent_s"] < 1
        # What only checks a file has that in its memory as well.
        assert found["peak_mb"] < 200 + (16 if path is archive else 0), found
