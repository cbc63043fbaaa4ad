"""What layers can do, each shown by a small pack on the portraits of the demo."""

import cv2
import numpy as np
import pytest

from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.packs import load_filter
from facekeys.overlays.painting import paint
from portraits import load_portrait

CHANGED_PX = 150

HEAD = """
schema = 1
id = "{id}"
name = "Sample"
authors = ["Somebody"]
license = "CC0-1.0"
"""

# Laid over the face from the brows to the chin.
ON_FACE = """
[[layer]]
image = "disc.png"
fit = "similarity"
{options}
[[layer.anchor]]
artwork = [100, 200]
at = {{ left_eye_center = 0.5, right_eye_center = 0.5 }}
offset = [-1, 0.6]
[[layer.anchor]]
artwork = [300, 200]
at = {{ left_eye_center = 0.5, right_eye_center = 0.5 }}
offset = [1, 0.6]
"""


def disc():
    """A disc of a bright to a dark colour, soft at its edge, in (400, 400, 4) BGRA."""
    y, x = np.mgrid[-1:1:400j, -1:1:400j]
    radius = np.hypot(x, y)
    shade = (y + 1) / 2
    colours = [40 + 80 * shade, 200 * shade, 250 - 60 * shade]
    alpha = 255 * np.clip((1 - radius) * 8, 0, 1)
    return np.dstack([*colours, alpha]).astype(np.uint8)


@pytest.fixture
def make_pack(tmp_path):
    def make(layers, **pictures):
        folder = tmp_path / "sample"
        folder.mkdir()
        manifest = HEAD.format(id="sample") + layers
        (folder / "filter.toml").write_text(manifest, encoding="utf-8")
        for name, picture in {"disc": disc(), **pictures}.items():
            assert cv2.imwrite(str(folder / f"{name}.png"), picture)
        return load_filter(folder)

    return make


def drawn(name, one):
    pixels, face = load_portrait(name)
    height, width = pixels.shape[:2]
    paint(pixels, plan_strokes([face], [one], width=width, height=height))
    return pixels


@pytest.mark.parametrize("blend", ["normal", "multiply", "screen", "add"])
def test_blend_modes(assert_golden, make_pack, blend):
    options = f'blend = "{blend}"\nopacity = 0.7'
    one = make_pack(ON_FACE.format(options=options))
    pixels = drawn("grace_hopper.jpg", one)
    assert_golden(f"blend-{blend}", pixels[60:460, 60:460], max_changed_px=CHANGED_PX)


LOWER_THIRD = """
[[text]]
id = "who"
name = "Your name"
default = "Rear Admiral Grace Hopper"

[[layer]]
text = "{who}"
bold = true
box = "#102040c0"
[layer.frame]
at = "bottom-left"
height = 0.12
margin = [0.12, 0.14]
[[layer]]
image = "disc.png"
blend = "screen"
[layer.frame]
at = "top-right"
height = 0.2
[[layer]]
image = "border.png"
order = 5
[layer.frame]
at = "whole"
slice = 40
"""


def framed():
    """A golden line around nothing, with square corners, in (200, 200, 4) BGRA."""
    alpha = np.zeros((200, 200), np.uint8)
    cv2.rectangle(alpha, (12, 12), (187, 187), 255, 7, cv2.LINE_AA)
    for x, y in ((12, 12), (187, 12), (12, 187), (187, 187)):
        cv2.circle(alpha, (x, y), 10, 255, cv2.FILLED, cv2.LINE_AA)
    colours = [np.full((200, 200), value, np.uint8) for value in (60, 180, 230)]
    return cv2.merge([*colours, alpha])


def test_a_lower_third_a_logo_and_a_border(assert_golden, make_pack):
    one = make_pack(LOWER_THIRD, border=framed())
    pixels, face = load_portrait("grace_hopper.jpg")
    pixels = cv2.resize(pixels, (640, 600))[60:420]
    paint(pixels, plan_strokes([face], [one], width=640, height=360))
    assert_golden("on-frame", pixels, max_changed_px=CHANGED_PX)


@pytest.mark.parametrize("light", [0, 1])
def test_the_light_on_a_face_in_the_dark(assert_golden, make_pack, light):
    one = make_pack(ON_FACE.format(options=f'light = {light}\ntint = "#80ff80"'))
    pixels, face = load_portrait("grace_hopper.jpg")
    pixels = cv2.convertScaleAbs(pixels, alpha=0.3)
    height, width = pixels.shape[:2]
    strokes = plan_strokes([face], [one], width=width, height=height, pixels=pixels)
    paint(pixels, strokes)
    assert_golden(f"light-{light}", pixels[60:460, 60:460], max_changed_px=CHANGED_PX)


PAINT = """
[[layer]]
image = "grid.png"
fit = "mesh"
blend = "multiply"
opacity = 0.8
"""
# Where the key-points of the mean face lie in the picture: 100 pixels an eye distance.
SPOTS = [
    (name, 200 + 100 * x, 130 + 100 * y)
    for name, (x, y) in zip(KAGGLE15.names, KAGGLE15.mean_face, strict=True)
]


def grid():
    """Lines and bands of colour over the whole face, in (400, 400, 4) BGRA."""
    picture = np.zeros((400, 400, 4), np.uint8)
    cv2.ellipse(picture, (200, 200), (130, 180), 0, 0, 360, (170, 190, 255, 255), -1)
    for at in range(0, 400, 20):
        cv2.line(picture, (at, 0), (at, 399), (200, 60, 20, 255), 2)
        cv2.line(picture, (0, at), (399, at), (20, 60, 200, 255), 2)
    outline = np.zeros((400, 400), np.uint8)
    cv2.ellipse(outline, (200, 200), (130, 180), 0, 0, 360, 255, -1, cv2.LINE_AA)
    picture[..., 3] = outline
    return picture


@pytest.mark.parametrize("name", ["astronaut.png", "grace_hopper.jpg"])
def test_face_paint_is_bent_over_the_face(assert_golden, make_pack, name):
    anchors = "".join(
        f'[[layer.anchor]]\nartwork = [{x}, {y}]\nat = "{keypoint}"\n'
        for keypoint, x, y in SPOTS
    )
    pixels = drawn(name, make_pack(PAINT + anchors, grid=grid()))
    _, face = load_portrait(name)
    x, y, side, _ = (round(one) for one in face.box)
    top = max(y - side // 4, 0)
    part = pixels[top : y + 5 * side // 4, max(x - side // 4, 0) : x + 5 * side // 4]
    name = name.partition(".")[0]
    assert_golden(f"mesh-{name}", part, max_changed_px=CHANGED_PX)


TEMPLES = """
[[layer]]
image = "temple.png"
fit = "affine"
hide_behind_head = true
[[layer.anchor]]
artwork = [0, 20]
at = "{side}_eye_outer_corner"
offset = [{near}, -0.1]
[[layer.anchor]]
artwork = [0, 60]
at = "{side}_eye_outer_corner"
offset = [{near}, 0.1]
[[layer.anchor]]
artwork = [380, 20]
at = "{side}_eye_outer_corner"
offset = [{far}, -0.1]
depth = 1.3
"""


def test_temples_reach_back_to_the_ears(assert_golden, make_pack):
    left = TEMPLES.format(side="left", near=0.15, far=0.45)
    right = TEMPLES.format(side="right", near=-0.15, far=-0.45)
    temple = np.zeros((80, 400, 4), np.uint8)
    cv2.rectangle(temple, (0, 30), (385, 50), (40, 30, 160, 255), cv2.FILLED)
    pixels = drawn("astronaut.png", make_pack(left + right, temple=temple))
    assert_golden("temples", pixels[40:190, 140:310], max_changed_px=CHANGED_PX)
