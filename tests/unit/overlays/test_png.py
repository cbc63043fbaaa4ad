"""Pictures of packs: every kind of PNG, and every kind of wreck."""

import struct
import warnings
import zlib

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from facekeys.overlays.pictures import read_picture
from unit.overlays.packs import patch, write_png


def read_png(folder, name):
    (cel,) = read_picture(folder, name)
    return cel.pixels


def test_colour_and_alpha_come_as_bgra(tmp_path):
    write_png(tmp_path / "a.png", patch(7, 5, alpha=90, color=(1, 2, 3)))
    picture = read_png(tmp_path, "a.png")
    assert picture.shape == (5, 7, 4)
    assert (picture == (1, 2, 3, 90)).all()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_with_8_bits_is_read(tmp_path, mode):
    Image.new(mode, (6, 4), 1 if mode == "1" else None).save(tmp_path / "a.png")
    picture = read_png(tmp_path, "a.png")
    assert picture.shape == (4, 6, 4)
    opaque = mode not in ("LA", "RGBA")
    assert (picture[..., 3] == (255 if opaque else 0)).all()


def test_a_transparent_colour_of_a_palette_is_transparent(tmp_path):
    picture = Image.new("P", (6, 4), 3)
    picture.putpalette([value for value in range(256) for _ in "rgb"])
    picture.save(tmp_path / "a.png", transparency=3)
    assert (read_png(tmp_path, "a.png")[..., 3] == 0).all()


def test_what_is_cut_short_is_refused(tmp_path):
    noise = np.random.default_rng(1).integers(0, 255, (40, 40, 4), np.uint8)
    write_png(tmp_path / "a.png", noise)
    whole = (tmp_path / "a.png").read_bytes()
    for part in (30, 100, len(whole) // 2):
        (tmp_path / "a.png").write_bytes(whole[:part])
        with pytest.raises(ValueError, match="damaged"):
            read_png(tmp_path, "a.png")


def test_a_bomb_in_a_text_is_refused(tmp_path):
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "0" * 50_000_000, zip=True)
    Image.new("RGBA", (4, 4)).save(tmp_path / "a.png", pnginfo=text)
    assert (tmp_path / "a.png").stat().st_size < 100_000
    with pytest.raises(ValueError, match="damaged"):
        read_png(tmp_path, "a.png")


def test_what_a_decoder_only_warns_of_is_refused_too(tmp_path):
    write_png(tmp_path / "a.png", patch())
    data = (tmp_path / "a.png").read_bytes()
    # An animation of no pictures, right after the header.
    chunk = b"acTL" + bytes(8)
    chunk = struct.pack(">I", 8) + chunk + struct.pack(">I", zlib.crc32(chunk))
    (tmp_path / "a.png").write_bytes(data[:33] + chunk + data[33:])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(ValueError, match="damaged"):
            read_png(tmp_path, "a.png")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(8, 400), byte=st.integers(0, 255))
def test_a_changed_byte_gives_a_picture_or_a_fault(tmp_path, place, byte):
    noise = np.random.default_rng(1).integers(0, 255, (10, 10, 4), np.uint8)
    data = bytearray(cv2.imencode(".png", noise)[1].tobytes())
    data[place] = byte
    (tmp_path / "a.png").write_bytes(data)
    try:
        picture = read_png(tmp_path, "a.png")
    except ValueError as error:
        assert str(error).startswith(("is ", "has ", "can't "))  # noqa: PT017 - either
    else:
        assert picture.dtype == np.uint8
        assert picture.shape[2] == 4
