"""Whatever a manifest says of its layers: it is refused, or can be drawn."""

import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facekeys.overlays.drawing import Planner
from facekeys.overlays.faults import PackError
from facekeys.overlays.packs import load_filter
from facekeys.overlays.painting import paint
from factories import make_face
from unit.overlays.films import write_film
from unit.overlays.packs import patch, write_png

MANIFEST = """
schema = 1
id = "all"
name = "All there is"
authors = ["Somebody"]
license = "CC0-1.0"
faces = "odd"
[[parameter]]
id = "shade"
name = "Shade"
default = 0.5
min = 0.25
max = 1
[[text]]
id = "who"
name = "Who"
default = "Ada"
[[layer]]
image = "film.gif"
fit = "mesh"
opacity = "shade"
size = 1.5
blend = "multiply"
tint = "#80ff80"
light = "shade"
loop = false
fade_turn = [ 20 , 40 ]
fade_size = [ 0.1 , 0.05 ]
hide_behind_head = true
pivot = [ 3 , 4 ]
faces = "largest"
[layer.trigger]
when = "smile"
do = "hide"
level = 0.2
fade_s = 0.1
[[layer.anchor]]
artwork = [ 0 , 0 ]
at = "right_eye_center"
depth = 0.4
[[layer.anchor]]
artwork = [ 20 , 0 ]
at = "left_eye_center"
[[layer.anchor]]
artwork = [ 10 , 12 ]
at = { nose_tip = 0.5 , mouth_center_top_lip = 0.5 }
offset = [ 0.1 , 0.2 ]
[[layer.anchor]]
artwork = [ 0 , 12 ]
at = "mouth_right_corner"
[[layer]]
image = "patch.png"
fit = "similarity"
pivot = [ 10 , 0 ]
[layer.spring]
hz = 2
damping = 0.2
gravity = false
most_deg = 40
[[layer.anchor]]
artwork = [ 0 , 0 ]
at = "right_eye_center"
[[layer.anchor]]
artwork = [ 20 , 0 ]
at = "left_eye_center"
[[layer]]
image = "patch.png"
[layer.frame]
at = "whole"
slice = 4
[[layer]]
text = "I am {who}"
color = "#ffffff80"
box = "#000000"
bold = true
[layer.frame]
at = "bottom-left"
height = 0.1
margin = [ 0.05 , 0.1 ]
"""
WORDS = re.split(r"(\s+)", MANIFEST)
PLACES = [place for place, word in enumerate(WORDS) if word.strip()]
SPOILT = (
    *("", "-1", "0", "1", "7", "1e9", "nan", "inf", "0.001", "200", "9" * 400),
    *("true", "[]", "{}", '""', '"shade"', '"who"', '"../x"', '"nose_tip"', '"#12"'),
    *('"{who}{"', '"face-enters"', '"play"', '"mesh"', '"affine"', '"middle"'),
    *("[[layer]]", "[[layer.anchor]]", "[layer.frame]", "=", "\x00", "[ 1 , 2 ]"),
)


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs") / "all"
    folder.mkdir()
    write_png(folder / "patch.png", patch())
    write_film(folder / "film.gif")
    return folder


def draw(one):
    """Two faces that move through some frames, with all that the filter has."""
    planner = Planner()
    pixels = np.full((48, 64, 3), 90, np.uint8)
    for frame in range(4):
        faces = [
            make_face(30 + 9 * frame, 20, eye_distance=14, roll_deg=frame, track_id=1),
            make_face(9, 9, eye_distance=2.0 ** (frame * 4), track_id=3),
        ]
        strokes = planner.plan(
            faces,
            [one.adjusted({"shade": frame / 3, "who": "\u202e日" * frame})],
            width=64,
            height=48,
            now_ns=frame * 40_000_000,
            pixels=pixels,
        )
        paint(pixels.copy(), strokes)


def test_all_there_is_can_be_drawn(pack):
    (pack / "filter.toml").write_text(MANIFEST, encoding="utf-8")
    draw(load_filter(pack))


@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from(SPOILT)),
        min_size=1,
        max_size=3,
    )
)
def test_spoilt_words_are_refused_or_drawn(pack, changes):
    words = list(WORDS)
    for place, word in changes:
        words[place] = word
    (pack / "filter.toml").write_text("".join(words), encoding="utf-8")
    try:
        one = load_filter(pack)
    except PackError as error:
        assert error.faults  # noqa: PT017 - either outcome is right
    else:
        draw(one)
