"""Layers that lie on the frame: corners, borders, and text."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.overlays.artwork import Artwork
from facekeys.overlays.drawing import Planner, plan_strokes
from facekeys.overlays.faults import PackError
from facekeys.overlays.frame_layers import OnFrame
from facekeys.overlays.lettering import write
from facekeys.overlays.on_frame import lay_on_frame, sliced
from facekeys.overlays.packs import load_filter
from facekeys.overlays.painting import PLAIN, paint
from factories import make_face
from unit.overlays.packs import patch, write_pack

PLACES = {
    "top-left": (0, 0),
    "top": (0.5, 0),
    "top-right": (1, 0),
    "left": (0, 0.5),
    "middle": (0.5, 0.5),
    "right": (1, 0.5),
    "bottom-left": (0, 1),
    "bottom": (0.5, 1),
    "bottom-right": (1, 1),
}


def painted(spec, picture, *, size=(320, 180)):
    artwork = Artwork(picture)
    stroke = lay_on_frame(
        spec, artwork, PLAIN, height=float(spec.height), frame_size=size
    )
    pixels = np.zeros((size[1], size[0], 3), np.uint8)
    paint(pixels, [stroke])
    return pixels


def extent(pixels):
    rows, columns = np.nonzero(pixels.max(axis=2) > 100)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize("at", PLACES)
def test_each_place_on_the_frame(at):
    spec = OnFrame(at=at, height=0.2, margin=(0.1, 0.05))
    left, top, right, bottom = extent(painted(spec, patch(40, 20)))
    x, y = PLACES[at]
    # 36 pixels high, 72 wide; margins of 18 and 9 pixels.
    assert (right - left, bottom - top) == (72, 36)
    assert left == pytest.approx(18 + x * (320 - 36 - 72), abs=1)
    assert top == pytest.approx(9 + y * (180 - 18 - 36), abs=1)


def test_what_is_too_wide_is_made_smaller():
    spec = OnFrame(at="bottom", height=0.5, margin=(0.1, 0.1))
    left, _, right, bottom = extent(painted(spec, patch(400, 20)))
    assert (left, right) == (18, 302)
    assert bottom == 162


@pytest.mark.parametrize(("width", "right"), [(0.5, 108), (1.5, 288), (4, 302)])
def test_it_is_no_wider_than_it_may_be(width, right):
    spec = OnFrame(at="bottom-left", height=0.5, width=width, margin=(0.1, 0.1))
    assert extent(painted(spec, patch(400, 20)))[::2] == (18, right)


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (33, 17)])
def test_the_whole_frame_is_covered_to_its_last_pixel(size):
    pixels = painted(OnFrame(at="whole"), patch(64, 48), size=size)
    assert (pixels == (30, 200, 90)).all()


@pytest.mark.parametrize("picture", [(1, 1), (2, 2), (900, 3), (60, 700), (500, 40)])
def test_any_picture_covers_it_and_takes_no_more_room_than_it(picture):
    spec, size = OnFrame(at="whole"), (320, 180)
    artwork = Artwork(patch(*picture))
    stroke = lay_on_frame(spec, artwork, PLAIN, height=0.2, frame_size=size)
    assert (stroke.left, stroke.top, stroke.width, stroke.height) == (0, 0, *size)
    assert (painted(spec, patch(*picture), size=size) == (30, 200, 90)).all()


@pytest.mark.parametrize("size", [(320, 180), (41, 23)])
def test_what_lies_within_a_picture_lies_there_in_the_frame(size):
    picture = np.zeros((48, 64, 4), np.uint8)
    picture[12:24, 16:48] = patch(32, 12)
    width, height = size
    wanted = (width / 4, height / 4, 3 * width / 4, height / 2)
    got = extent(painted(OnFrame(at="whole"), picture, size=size))
    assert got == pytest.approx(wanted, abs=1)


def border():
    """A picture with corners of 10 pixels, edges, and a transparent middle."""
    picture = patch(60, 60, color=(0, 0, 200))
    picture[10:-10, 10:-10] = 0
    for rows in (slice(0, 10), slice(-10, None)):
        for columns in (slice(0, 10), slice(-10, None)):
            picture[rows, columns] = (200, 0, 0, 255)
    return picture


def test_the_edges_of_a_border_keep_their_shape():
    pixels = painted(OnFrame(at="whole", slice=10), border(), size=(360, 180))
    # 30 of 180 rows are edge, as 10 of 60 are.
    assert (pixels[:30, :30] == (200, 0, 0)).all()
    assert (pixels[-30:, -30:] == (200, 0, 0)).all()
    assert (pixels[:30, 31:-31] == (0, 0, 200)).all()
    assert (pixels[31:-31, :30] == (0, 0, 200)).all()
    assert not pixels[31:-31, 31:-31].any()


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(1, 90), st.integers(1, 90))
def test_any_border_fits_any_frame(edge, width, height):
    canvas = sliced(Artwork(border()), edge, (width, height))
    assert canvas.shape == (height, width, 4)
    assert (canvas[..., :3] <= canvas[..., 3:]).all()


def test_a_border_is_made_once():
    artwork = Artwork(border())
    assert sliced(artwork, 10, (320, 180)) is sliced(artwork, 10, (320, 180))


LOGO = """
[[layer]]
image = "patch.png"
{options}
[layer.frame]
at = "top-left"
height = 0.5
"""
TEXT = """
[[text]]
id = "who"
name = "Your name"
default = "Ada"

[[layer]]
text = "I am {who}"
box = "#00000080"
[layer.frame]
at = "bottom-left"
height = 0.1
"""


def only_extra(one, number=1):
    return dataclasses.replace(one, layers=one.layers[number:])


def test_it_is_drawn_without_any_face(tmp_path):
    one = only_extra(
        load_filter(write_pack(tmp_path, extra=LOGO.format(options="opacity = 0.5")))
    )
    (stroke,) = plan_strokes([], [one], width=320, height=180)
    assert stroke.finish.opacity == 0.5
    many = [make_face(x, track_id=x) for x in (50, 90, 200)]
    assert len(plan_strokes(many, [one], width=320, height=180)) == 1


def test_it_plays_when_any_face_it_is_for_does_something(tmp_path):
    options = "faces = 2"
    trigger = '[layer.trigger]\nwhen = "head-tilted"\ndo = "show"\nfade_s = 0\n'
    extra = LOGO.format(options=options) + trigger
    one = only_extra(load_filter(write_pack(tmp_path, extra=extra)))
    upright, tilted = (
        [make_face(roll_deg=roll, track_id=id_) for id_ in (1, 2)] for roll in (0, 30)
    )

    def count(*faces):
        return len(plan_strokes(faces, [one], width=320, height=180))

    assert count() == count(*upright) == count(tilted[0], upright[1]) == 0
    assert count(upright[0], tilted[1]) == 1


def text_of(one):
    return one.layers[-1].film.at(0)


def test_text_says_what_the_user_types(tmp_path):
    one = load_filter(write_pack(tmp_path, extra=TEXT))
    assert [text.id for text in one.manifest.texts] == ["who"]
    assert one.values["who"] == "Ada"
    other = one.adjusted({"who": "Grace Hopper"})
    assert other.ready
    assert text_of(other).size[0] > text_of(one).size[0]
    assert text_of(other).size[1] == text_of(one).size[1]
    assert other.layers[0] is one.layers[0]
    assert other.adjusted({"who": "Grace Hopper"}).layers[-1] is other.layers[-1]
    assert one.adjusted({"who": ""}).values["who"] == ""
    long = one.adjusted({"who": "x\n\x1b" + "y" * 500})
    assert long.values["who"] == "x" + "y" * 59


def test_text_that_was_not_read_yet_stays_so(tmp_path):
    one = load_filter(write_pack(tmp_path, extra=TEXT), lazily=True)
    assert not one.adjusted({"who": "Grace"}).ready


def test_text_is_drawn_once_and_then_painted(tmp_path):
    one = load_filter(write_pack(tmp_path, extra=TEXT))
    planner = Planner()
    first, second = (
        planner.plan([], [only_extra(one)], width=640, height=360, now_ns=now)
        for now in (0, 33_000_000)
    )
    assert first[0].warp.pixels is second[0].warp.pixels


@pytest.mark.parametrize("text", ["Ada", "Жанна Ångström", "Ω ≤ 5 €", "日本", "  "])
def test_any_text_becomes_a_picture(text):
    picture = write(text, color="#ff8000", bold=True, box="#10203040")
    assert picture.dtype == np.uint8
    assert picture.shape[2] == 4
    if text.strip():
        assert picture[..., 3].max() == 255
        opaque = picture[picture[..., 3] == 255]
        assert opaque[0, :3].tolist() == [0, 128, 255]
        assert picture[picture.shape[0] // 2, 3].tolist() == [0x30, 0x20, 0x10, 0x40]


@settings(deadline=None)
@given(st.text(max_size=30).filter(str.isprintable))
def test_whatever_is_typed(text):
    assert write(text, color="#ffffff").ndim == 3


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{who}", "{whom}", "layer.1.text: there is no text whom in this pack"),
        ('"#00000080"', '"black"',
         'layer.1.box: must be a colour such as "#ff8800", or "#ff880080"'),
        ('"bottom-left"', '"whole"', "layer.1.frame: height: the whole frame has none"),
        ('"bottom-left"\nheight = 0.1', '"whole"',
         "layer.1: frame: text can't be stretched over the whole frame"),
        ("height = 0.1", "slice = 5", 'layer.1.frame: slice: is only for at = "whole"'),
        ("height = 0.1", "height = 2", "layer.1.frame.height: must be at most 1"),
        ("height = 0.1", "margin = [1, 0]",
         "layer.1.frame.margin.0: must be at most 0.5"),
        ("box =", 'image = "patch.png"\nbox =',
         "layer.1.image: is no key of this format"),
        ("box =", 'fit = "affine"\nbox =', "layer.1.fit: is no key of this format"),
        ('name = "Your name"', "", "text.0.name: is missing"),
        ('"Ada"', f'"{"x" * 61}"', "text.0.default: must have at most 60 characters"),
        ("[layer.frame]", "[layer.place]", "layer.1.frame: is missing"),
    ],
)  # fmt: skip
def test_faults(tmp_path, old, new, fault):
    assert old in TEXT
    with pytest.raises(PackError, match="is broken") as raised:
        load_filter(write_pack(tmp_path, extra=TEXT.replace(old, new, 1)))
    assert any(line.endswith(fault) for line in raised.value.faults)


def test_what_is_enlarged_over_the_frame_has_no_stairs():
    picture = np.zeros((20, 40, 4), np.uint8)
    picture[:, 20:] = (0, 0, 0, 255)
    picture[:, :20] = (255, 255, 255, 255)
    row = painted(OnFrame(at="whole"), picture, size=(320, 160))[80, :, 0].astype(int)
    assert (row[0], row[-1]) == (255, 0)
    assert np.abs(np.diff(row)).max() < 50  # from white to black in eight pixels
