"""Moving pictures of packs: every kind, and every kind of wreck."""

import io
import struct
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from facekeys.overlays.film import Film
from facekeys.overlays.pictures import (
    MAX_FRAMES,
    Allowance,
    check_picture,
    read_picture,
)
from unit.overlays.films import COLORS, write_film
from unit.overlays.packs import patch

ENDINGS = ("png", "apng", "gif", "webp")


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_kind_of_moving_picture_is_read(tmp_path, ending):
    write_film(tmp_path / f"a.{ending}")
    cels = read_picture(tmp_path, f"a.{ending}")
    assert [cel.shown_s for cel in cels] == pytest.approx([0.1, 0.2, 0.3])
    for cel, color in zip(cels, COLORS, strict=True):
        assert cel.pixels.shape == (12, 20, 4)
        assert cel.pixels[5, 5].tolist() == [*reversed(color), 255]


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_kind_may_stand_still(tmp_path, ending):
    write_film(tmp_path / f"a.{ending}", colors=COLORS[:1], shown_ms=(50,))
    (cel,) = read_picture(tmp_path, f"a.{ending}")
    assert cel.pixels[5, 5].tolist() == [0, 0, 255, 255]


def test_a_gif_keeps_what_its_pictures_leave_standing(tmp_path):
    # Each picture of a GIF may change only a part of the one before.
    whole = Image.new("RGB", (30, 20), (200, 10, 10))
    part = whole.copy()
    part.paste((10, 10, 200), (0, 0, 5, 5))
    whole.save(tmp_path / "a.gif", save_all=True, append_images=[part], duration=100)
    _, second = read_picture(tmp_path, "a.gif")
    assert second.pixels[2, 2].tolist() == [200, 10, 10, 255]
    assert second.pixels[15, 15].tolist() == [10, 10, 200, 255]


def test_what_is_shown_for_no_time_is_shown_for_a_tenth_of_a_second(tmp_path):
    write_film(tmp_path / "a.gif", shown_ms=(0, 0, 0))
    assert [cel.shown_s for cel in read_picture(tmp_path, "a.gif")] == [0.1] * 3


def test_a_picture_must_be_what_its_ending_says(tmp_path):
    write_film(tmp_path / "a.gif")
    (tmp_path / "b.webp").write_bytes((tmp_path / "a.gif").read_bytes())
    with pytest.raises(ValueError, match="is not a WebP picture"):
        read_picture(tmp_path, "b.webp")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gif", b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + bytes(9)),
        ("a.gif", b"GIF89a" + bytes(9)),
        (
            "a.webp",
            b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0" + b"\xff\xff\x00" * 2 + bytes(9),
        ),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8L\n\0\0\0/\xff\xff\xff\xff" + bytes(20)),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 \n\0\0\0" + b"\xff" * 20),
    ],
)
def test_the_size_is_judged_before_anything_is_unpacked(name, data):
    with pytest.raises(ValueError, match="at most 4096x4096"):
        check_picture(name, data)


def test_too_many_pictures_are_refused(tmp_path):
    first = Image.new("L", (4, 4))
    others = [Image.new("L", (4, 4), n % 255 + 1) for n in range(MAX_FRAMES)]
    first.save(tmp_path / "a.gif", save_all=True, append_images=others, duration=20)
    with pytest.raises(ValueError, match="has more than 120 pictures"):
        read_picture(tmp_path, "a.gif")


def test_all_pictures_together_have_a_limit(tmp_path):
    frames = [Image.new("L", (2000, 1500), n) for n in range(3)]
    frames[0].save(
        tmp_path / "a.gif", save_all=True, append_images=frames[1:], duration=20
    )
    assert (tmp_path / "a.gif").stat().st_size < 200_000
    with pytest.raises(ValueError, match="at most 7,500,000 will do"):
        read_picture(tmp_path, "a.gif")


def test_pictures_of_one_pack_share_what_they_may_have(tmp_path):
    for name in "ab":
        Image.new("L", (2000, 2000)).save(tmp_path / f"{name}.png")
    allowance = Allowance()
    for _ in range(2):  # read again, it counts once
        read_picture(tmp_path, "a.png", allowance)
    with pytest.raises(ValueError, match="makes too many pixels"):
        read_picture(tmp_path, "b.png", allowance)
    assert len(read_picture(tmp_path, "b.png")) == 1


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    return {
        ending: write_film(folder / f"a.{ending}").read_bytes() for ending in ENDINGS
    }


@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_whatever_bytes_change_it_is_read_or_refused(tmp_path, films, data):
    ending = data.draw(st.sampled_from(ENDINGS))
    content = bytearray(films[ending])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(
            st.integers(0, 255)
        )
    del content[data.draw(st.integers(10, len(content))) :]
    name = f"damaged.{ending}"
    (tmp_path / name).write_bytes(content)
    try:
        cels = read_picture(tmp_path, name)
    except ValueError as error:
        assert type(error) is ValueError or "pictures of" in str(error)  # noqa: PT017
    else:
        assert all(cel.pixels.dtype == np.uint8 for cel in cels)
        assert all(0 < cel.shown_s <= 10 for cel in cels)


def make_film(*shown_s):
    cels = [(patch(color=(n, 0, 0)), one) for n, one in enumerate(shown_s)]
    return Film(lambda: cels)


def number(artwork):
    return int(artwork.levels[0].pixels[5, 5, 0])


def test_a_film_shows_its_pictures_in_turn_and_begins_anew():
    film = make_film(0.5, 1.0, 0.25)
    assert not film.ready
    times = (0, 0.49, 0.5, 1.49, 1.5, 1.74, 1.75, 2.25)
    assert [number(film.at(time)) for time in times] == [0, 0, 1, 1, 2, 2, 0, 1]
    assert film.ready
    assert film.moves
    assert film.length_s == 1.75


def test_a_film_may_stop_at_its_last_picture():
    film = make_film(0.5, 1.0)
    assert [number(film.at(time, loop=False)) for time in (0.2, 1.4, 99)] == [0, 1, 1]
    assert not make_film(3.0).moves


def test_a_still_picture_is_read_from_memory_once():
    reads = []

    def read():
        reads.append(1)
        return [(patch(), 0.1)]

    film = Film(read)
    assert film.at(3) is film.at(7)
    assert reads == [1]


def test_what_pillow_cannot_read_at_all():
    with pytest.raises(ValueError, match="is not a GIF picture"):
        check_picture("a.gif", b"")
    with pytest.raises(ValueError, match="is not a WebP picture"):
        check_picture("a.webp", io.BytesIO().getvalue())


def test_pictures_of_a_pack_may_be_read_by_several_threads_at_once():
    allowance = Allowance()
    interval = sys.getswitchinterval()

    def read(thread):
        for number in range(300):
            allowance.grant(f"{thread}-{number}.png", 1)

    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(read, range(4)))
    finally:
        sys.setswitchinterval(interval)
