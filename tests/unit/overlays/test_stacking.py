"""In what order filters are drawn that are put into one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.overlays.composing import compose
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.overlays.stacking import in_drawing_order, lifted, moved, put_on
from factories import make_face
from unit.overlays.packs import patch, write_pack, write_png

COLOURS = {"red": (0, 0, 255), "green": (0, 255, 0), "blue": (255, 0, 0)}
UNDER = """
[[layer]]
image = "patch.png"
fit = "similarity"
order = -5
[[layer.anchor]]
artwork = [0, 0]
at = "right_eye_center"
[[layer.anchor]]
artwork = [20, 0]
at = "left_eye_center"
"""


@pytest.fixture(scope="module")
def patches(tmp_path_factory):
    """Filters that cover the same spot: by themselves red, then green, then blue."""
    parent, made = tmp_path_factory.mktemp("packs"), {}
    for order, (name, colour) in zip((0, 20, 30), COLOURS.items(), strict=True):
        change = "[[layer.anchor]]", f"order = {order}\n[[layer.anchor]]"
        pack = write_pack(parent, name, replace=change, extra=UNDER)
        write_png(pack / "patch.png", patch(color=colour))
        made[name] = load_filter(pack)
    return made


@pytest.fixture(scope="module")
def guard():
    return load_filter(builtin_folder() / "privacy-guard")


def names(filters):
    return [one.id for one in filters]


def drawn(filters, face):
    pixels = np.full((480, 640, 3), 127, np.uint8)
    strokes = plan_strokes([face], filters, width=640, height=480)
    for step in compose(strokes, filters, [face]):
        step.apply(pixels)
    return pixels[241, 320].tolist()


def test_by_themselves_they_lie_as_their_layers_say(patches, guard):
    blue, green, red = patches["blue"], patches["green"], patches["red"]
    assert names(in_drawing_order([blue, red, green])) == ["red", "green", "blue"]
    stack = in_drawing_order([blue, guard, red])
    assert names(stack) == ["privacy-guard", "red", "blue"]
    assert lifted(stack) == stack
    assert drawn([blue, red], make_face()) == list(COLOURS["blue"])


@pytest.mark.parametrize(
    "stack", ["red", "blue red", "blue green red", "green blue red"]
)
def test_the_last_of_a_stack_is_drawn_on_top(patches, stack):
    filters = lifted([patches[one] for one in stack.split()])
    assert names(filters) == stack.split()
    assert drawn(filters, make_face()) == list(COLOURS["red"])


@given(order=st.permutations(range(3)), data=st.data())
def test_every_order_is_kept_whole(patches, order, data):
    """No layer of a lifted filter lies under what the filter was put on."""
    stack = [list(patches.values())[n] for n in order]
    lift = [one.lift for one in lifted(stack)]
    tops = [max(one.manifest.orders) + by for one, by in zip(stack, lift, strict=True)]
    assert tops == sorted(tops)
    for n, one in enumerate(stack):
        if lift[n]:
            assert min(one.manifest.orders) + lift[n] > max(tops[:n])
    lift_again = [one.lift for one in lifted(lifted(stack))]
    assert lift_again == lift
    one = data.draw(st.sampled_from(stack))
    place = data.draw(st.integers(0, 2))
    after = moved(stack, one, place)
    assert after[place] is one
    assert names(other for other in after if other is not one) == names(
        other for other in stack if other is not one
    )


def test_an_effect_is_lifted_over_a_layer_as_well(patches):
    noir = load_filter(builtin_folder() / "noir")
    face, blue = make_face(), patches["blue"]
    order = max(noir.manifest.orders)
    above, below = (lifted(one) for one in ([blue, noir], [noir, blue]))
    assert order > 30  # by itself it makes all grey
    assert np.ptp(drawn(above, face)) == 0
    assert drawn(below, face) == list(COLOURS["blue"])


def test_another_filter_goes_under_those_that_are_higher(patches, guard):
    red, green, blue = patches.values()
    assert names(put_on([red, blue], [green])) == ["red", "green", "blue"]
    assert names(put_on([blue, red], [green])) == ["green", "blue", "red"]
    assert names(put_on([], [blue, guard])) == ["privacy-guard", "blue"]


def test_guards_stay_below(patches, guard):
    red, green, _ = patches.values()
    assert names(moved([guard, red, green], guard, 2)) == names([guard, red, green])
    assert names(moved([guard, red, green], green, 0)) == names([guard, green, red])
    assert lifted([guard, red])[0] is guard
