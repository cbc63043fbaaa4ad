"""Pictures on disk: kept, found broken, bounded, and never in the way."""

import os
import shutil
from dataclasses import replace

import numpy as np
import pytest

from facekeys.overlays.packs import load_filter
from facekeys.ui.gallery.picture_cache import PictureCache, key_of

KEY = "0123abcd"


@pytest.fixture
def picture():
    ramp = np.linspace(0, 255, 64).astype(np.uint8)
    return np.dstack([np.tile(ramp, (64, 1))] * 3)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache" / "gallery"


def test_a_picture_is_kept_for_the_next_start(folder, picture):
    assert PictureCache(folder).read(KEY) is None
    PictureCache(folder).write(KEY, picture)
    kept = PictureCache(folder).read(KEY)
    np.testing.assert_allclose(kept.astype(int), picture, atol=6)
    assert [path.name for path in folder.iterdir()] == [f"{KEY}.picture"]


@pytest.mark.parametrize("spot", [0, 31, 32, 60, -1])
def test_one_wrong_byte_is_noticed(folder, picture, spot):
    cache = PictureCache(folder)
    cache.write(KEY, picture)
    (file,) = folder.iterdir()
    content = bytearray(file.read_bytes())
    content[spot] ^= 1
    file.write_bytes(content)
    assert cache.read(KEY) is None
    cache.write(KEY, picture)
    assert cache.read(KEY) is not None


@pytest.mark.parametrize("content", [b"", b"\x00" * 20, b"\xff" * 2_000_000])
def test_what_is_no_picture_of_ours_is_not_read(folder, content):
    folder.mkdir(parents=True)
    (folder / f"{KEY}.picture").write_bytes(content)
    assert PictureCache(folder).read(KEY) is None


def test_what_was_used_least_goes_first(folder, picture):
    cache = PictureCache(folder)
    for number, key in enumerate(("one", "two", "three")):
        cache.write(key, picture)
        os.utime(folder / f"{key}.picture", (1000 + number, 1000 + number))
    cache.read("one")
    size = (folder / "one.picture").stat().st_size
    (folder / "notes.txt").write_text("not ours")
    PictureCache(folder, most_bytes=3 * size).write("four", picture)
    assert sorted(path.stem for path in folder.iterdir()) == [
        *("four", "notes", "one", "three")
    ]


def test_a_folder_that_can_not_be_made_is_no_trouble(tmp_path, picture):
    (tmp_path / "file").write_text("in the way")
    cache = PictureCache(tmp_path / "file" / "gallery")
    cache.write(KEY, picture)
    assert cache.read(KEY) is None


def test_a_folder_that_can_not_be_written_to_is_no_trouble(
    folder, picture, monkeypatch
):
    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    cache = PictureCache(folder)
    cache.write("old", picture)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    monkeypatch.setattr("os.utime", refuse)
    cache.write(KEY, picture)
    assert cache.read(KEY) is None
    assert cache.read("old") is not None


def test_the_key_follows_the_content_and_the_version(tmp_path, filters, monkeypatch):
    pack = tmp_path / "hat"
    shutil.copytree(filters[0].folder, pack)
    one = load_filter(pack)
    key = key_of(one)
    assert key == key_of(replace(filters[0], folder=pack)) == key_of(filters[0])
    assert key != key_of(filters[1])
    artwork = (pack / "artwork.png").read_bytes()
    (pack / "artwork.png").write_bytes(artwork + b"\0")
    assert key_of(one) != key
    (pack / "artwork.png").write_bytes(artwork)
    assert key_of(one) == key
    with (pack / "filter.toml").open("a") as manifest:
        manifest.write("# drawn anew\n")
    assert key_of(one) != key
    monkeypatch.setattr("facekeys.ui.gallery.picture_cache.__version__", "99")
    assert key_of(filters[0]) != key
    (pack / "artwork.png").unlink()
    with pytest.raises(ValueError, match="missing"):
        key_of(one)
