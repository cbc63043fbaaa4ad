"""Numbers that the user may slide: in the manifest, and in what is drawn."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.faults import PackError
from facekeys.overlays.manifest import read_manifest
from facekeys.overlays.packs import load_filter
from facekeys.overlays.painting import paint
from facekeys.vocabulary.parameters import Parameter, adjusted_values
from factories import make_face
from unit.overlays.packs import write_pack

SHADE = """
[[parameter]]
id = "shade"
name = "Shade"
default = 0.5
min = 0.25
max = 1
"""
NAMED = ('"similarity"', '"similarity"\nopacity = "shade"')


def faults_of(folder):
    with pytest.raises(PackError) as raised:
        read_manifest(folder)
    return [line.split(": ", 1)[1] for line in raised.value.faults]


def test_a_parameter_stands_for_a_number(tmp_path):
    one = load_filter(write_pack(tmp_path, replace=NAMED, extra=SHADE))
    (parameter,) = one.manifest.parameters
    assert (parameter.id, parameter.name) == ("shade", "Shade")
    assert (parameter.least, parameter.default, parameter.most) == (0.25, 0.5, 1)
    assert dict(one.values) == {"shade": 0.5}
    assert one.layers[0].spec.opacity == "shade"


def opacity_drawn(one):
    (stroke,) = plan_strokes([make_face()], [one], width=640, height=480)
    return stroke.finish.opacity


def test_the_slider_changes_what_is_drawn_and_the_pictures_stay(tmp_path):
    one = load_filter(write_pack(tmp_path, replace=NAMED, extra=SHADE))
    assert opacity_drawn(one) == 0.5
    other = one.adjusted({"shade": 0.75})
    assert opacity_drawn(other) == 0.75
    assert opacity_drawn(one) == 0.5
    assert other.layers == one.layers
    assert other.ready
    assert opacity_drawn(other.adjusted({})) == 0.75


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"shade": 7}, 1),
        ({"shade": -math.inf}, 0.25),
        ({"shade": math.nan}, 0.5),
        ({"shade": "dark"}, 0.5),
        ({"other": 1.0}, 0.5),
    ],
)
def test_values_that_do_not_fit_are_made_to(tmp_path, changes, value):
    one = load_filter(write_pack(tmp_path, replace=NAMED, extra=SHADE))
    assert dict(one.adjusted(changes).values) == {"shade": value}


@settings(deadline=None)
@given(st.floats() | st.text() | st.integers())
def test_whatever_was_kept_a_value_stays_in_its_limits(value):
    one = Parameter.model_validate(
        {"id": "a", "name": "A", "default": 0.0, "min": -2.0, "max": 3.0}
    )
    after = adjusted_values([one], [], {"a": 0.0}, {"a": value})
    assert -2 <= after["a"] <= 3


def test_size_scales_about_the_middle_of_the_anchors_or_the_pivot(tmp_path):
    size = ('"similarity"', '"similarity"\nsize = 2')
    whole = load_filter(write_pack(tmp_path / "a", replace=size))
    pinned = load_filter(
        write_pack(
            tmp_path / "b", replace=('"similarity"', f"{size[1]}\npivot = [0, 0]")
        )
    )
    face = make_face(80, 60, eye_distance=20)

    def columns(one):
        pixels = np.zeros((120, 160, 3), np.uint8)
        paint(pixels, plan_strokes([face], [one], width=160, height=120))
        return np.nonzero(pixels.any(axis=(0, 2)))[0]

    # The picture is 20 pixels wide and pinned to the eyes, 70 and 90, by its ends.
    assert columns(whole)[0] == pytest.approx(60, abs=1)
    assert columns(pinned)[0] == pytest.approx(70, abs=1)
    assert columns(pinned)[-1] == pytest.approx(109, abs=2)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("shade", "Shade", "parameter.0.id: must be 1 to 40 of a-z, 0-9 and -"),
        ("default = 0.5\n", "", "parameter.0.default: is missing"),
        ("0.5", '"0.5"', "parameter.0.default: must be a number"),
        ("max = 1", "max = 0.25", "parameter.0: min: must be less than max"),
        ("0.5", "0.1", "parameter.0: default: must lie between min and max"),
        ("max = 1", "max = 1e9", "parameter.0.max: must be at most 100"),
        ("max = 1", f"max = {'9' * 400}", "parameter.0.max: must be a number"),
        ("max = 1", "max = nan", "parameter.0.max: must be a finite number"),
        ("min", "least", "parameter.0.least: is no key of this format"),
    ],
)
def test_faults_of_parameters_are_named(tmp_path, old, new, fault):
    folder = write_pack(tmp_path, extra=SHADE.replace(old, new))
    assert fault in faults_of(folder)


def test_a_reference_must_lead_to_a_parameter_that_fits(tmp_path):
    wide = SHADE.replace("max = 1", "max = 1.5")
    size = ('"similarity"', '"similarity"\nopacity = "shade"\nsize = "none"')
    assert faults_of(write_pack(tmp_path, replace=size, extra=wide)) == [
        "layer.0.opacity: takes 0 to 1, but the parameter shade goes from 0.25 to 1.5",
        "layer.0.size: must be a number, or the id of a parameter of this pack",
    ]


def test_ids_of_parameters_differ(tmp_path):
    folder = write_pack(tmp_path, extra=2 * SHADE)
    (fault,) = faults_of(folder)
    assert fault.endswith("parameter, text: there is more than one shade")


@pytest.mark.parametrize("junk", ["parameter = 7", "parameter = [1]", "parameter = {}"])
def test_what_is_no_list_of_parameters(tmp_path, junk):
    folder = write_pack(tmp_path, replace=("schema = 1", f"schema = 1\n{junk}"))
    assert any(line.startswith("parameter") for line in faults_of(folder))


def test_the_faces_of_a_layer_are_those_of_the_pack_unless_it_says_so(tmp_path):
    pack = ("schema = 1", 'schema = 1\nfaces = "odd"')
    one = load_filter(write_pack(tmp_path, replace=pack))
    faces = [make_face(x, track_id=id_) for id_, x in ((1, 100), (2, 300), (3, 500))]
    strokes = plan_strokes(faces, [one], width=640, height=480)
    assert [stroke.left // 100 for stroke in strokes] == [0, 4]
    (layer,) = one.layers
    second = dataclasses.replace(one, layers=(dataclasses.replace(layer, faces=2),))
    (stroke,) = plan_strokes(faces, [second], width=640, height=480)
    assert stroke.left // 100 == 2
