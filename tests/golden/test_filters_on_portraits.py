"""Every filter on the portraits of the demo, through the whole pipeline."""

import cv2
import pytest

from facekeys.camera.demo import DemoClip, load_portrait
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.pipeline import Pipeline
from facekeys.types import Frame

FILTERS = (
    *("cat", "crown", "hat", "long-hair", "moustache", "party-hat", "round-glasses"),
    "sunglasses",
)

# Rounding may differ between processors by some grey levels along edges.
CHANGED_PX = 150


@pytest.fixture(scope="module")
def model():
    return KeypointModel(int8=False)  # the form that no processor lacks


def on_demo(model, index, *ids):
    whole = DemoClip().frame(index).pixels
    pixels = cv2.resize(whole, (640, 360), interpolation=cv2.INTER_AREA)
    filters = [load_filter(builtin_folder() / one) for one in ids]
    frame = Frame(pixels, index, 0)
    return Pipeline(model, static=True).process(frame, filters).frame.pixels


@pytest.mark.parametrize("one", FILTERS)
def test_each_filter_on_both_people(assert_golden, model, one):
    pixels = on_demo(model, 90, one)
    assert_golden(f"demo-{one}", pixels, max_changed_px=CHANGED_PX)


@pytest.mark.parametrize("name", ["astronaut.png", "grace_hopper.jpg"])
def test_the_hat_on_each_portrait(assert_golden, model, name):
    frame = Frame(load_portrait(name), 0, 0)
    hat = load_filter(builtin_folder() / "hat")
    result = Pipeline(model, static=True).process(frame, [hat])
    name = name.partition(".")[0]
    assert_golden(f"{name}-hat", result.frame.pixels, max_changed_px=CHANGED_PX)


def test_several_filters_on_rolled_heads(assert_golden, model):
    pixels = on_demo(model, 250, "sunglasses", "moustache", "hat")
    assert_golden("demo-rolled", pixels, max_changed_px=CHANGED_PX)
