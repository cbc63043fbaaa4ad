"""What layers can do, each shown by a small pack on the portraits of the demo."""

import cv2
import numpy as np
import pytest

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
