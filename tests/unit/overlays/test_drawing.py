"""Which layers are drawn on which faces, and in what order."""

import dataclasses

import numpy as np
import pytest

from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.packs import load_filter
from facekeys.overlays.painting import paint
from facekeys.overlays.stacking import in_drawing_order
from factories import make_face
from unit.overlays.packs import patch, write_pack, write_png


def make_filter(tmp_path, id_, color, *, options=""):
    """A filter that puts a patch between the eyes."""
    folder = write_pack(
        tmp_path, id_, replace=("[[layer.anchor]]", f"{options}\n[[layer.anchor]]")
    )
    write_png(folder / "patch.png", patch(21, 15, color=color))
    return load_filter(folder)


def drawn(faces, filters, *, size=(120, 160)):
    pixels = np.zeros((*size, 3), np.uint8)
    paint(pixels, plan_strokes(faces, filters, width=size[1], height=size[0]))
    return pixels


def test_a_filter_lies_between_its_anchors(tmp_path):
    red = make_filter(tmp_path, "red", (0, 0, 255))
    pixels = drawn([make_face(80, 60, eye_distance=20)], [red])
    rows, columns = np.nonzero(pixels.any(axis=2))
    assert (columns.min(), columns.max(), rows.min(), rows.max()) == (70, 90, 60, 74)


def test_later_filters_cover_earlier_ones_of_the_same_order(tmp_path):
    red = make_filter(tmp_path, "red", (0, 0, 255))
    blue = make_filter(tmp_path, "blue", (255, 0, 0))
    face = make_face(80, 60, eye_distance=20)
    assert drawn([face], [red, blue])[65, 80].tolist() == [255, 0, 0]
    assert drawn([face], [blue, red])[65, 80].tolist() == [0, 0, 255]


def test_the_order_of_a_layer_counts_more_than_that_of_activation(tmp_path):
    red = make_filter(tmp_path, "red", (0, 0, 255), options="order = 5")
    blue = make_filter(tmp_path, "blue", (255, 0, 0), options="order = -5")
    face = make_face(80, 60, eye_distance=20)
    for filters in ([red, blue], [blue, red]):
        assert drawn([face], filters)[65, 80].tolist() == [0, 0, 255]


def test_every_face_is_drawn_on(tmp_path):
    red = make_filter(tmp_path, "red", (0, 0, 255))
    faces = [make_face(x, 60, eye_distance=20) for x in (40, 120)]
    pixels = drawn(faces, [red])
    assert pixels[65, 40, 2] == pixels[65, 120, 2] == 255
    assert not pixels[65, 80].any()


def test_the_opacity_of_the_manifest_counts(tmp_path):
    faint = make_filter(tmp_path, "faint", (0, 0, 200), options="opacity = 0.25")
    pixels = drawn([make_face(80, 60, eye_distance=20)], [faint])
    assert pixels[65, 80].tolist() == [0, 0, 50]


def test_a_plan_is_empty_where_nothing_shows(tmp_path):
    red = make_filter(tmp_path, "red", (0, 0, 255))
    unseen = make_filter(tmp_path, "unseen", (0, 0, 255), options="opacity = 0")
    inside, outside = make_face(80, 60), make_face(5000, 60)
    nowhere = dataclasses.replace(inside, transform=inside.transform * np.nan)

    def plan(faces, filters):
        return len(plan_strokes(faces, filters, width=160, height=120))

    assert plan([inside], [red]) == 1
    assert plan([inside, outside], [red, unseen]) == 1
    assert plan([], [red]) == plan([inside], []) == plan([outside], [red]) == 0
    assert plan([inside], [unseen]) == plan([nowhere], [red]) == 0


@pytest.mark.parametrize("eye_distance", [0.5, 3, 1100, 4000])
def test_faces_of_any_size_are_drawn_in_the_right_place(tmp_path, eye_distance):
    red = make_filter(tmp_path, "red", (0, 0, 255))
    pixels = drawn([make_face(80, 60, eye_distance=eye_distance)], [red])
    weight = pixels[..., 2].astype(float) / 255
    if eye_distance > 1000:
        # The eye line crosses the frame; all below it is covered.
        assert (weight[64:] == 1).mean() > 0.9
    else:
        rows, columns = np.indices(weight.shape)
        unit = eye_distance / 20
        assert weight.sum() == pytest.approx(21 * 15 * unit**2, rel=0.15)
        assert (weight * columns).sum() / weight.sum() == pytest.approx(80, abs=0.2)
        assert (weight * rows).sum() / weight.sum() == pytest.approx(
            60 + 7 * unit, abs=0.2
        )


def test_the_same_input_gives_the_same_pixels(tmp_path):
    red = make_filter(tmp_path, "red", (0, 0, 255))
    face = make_face(81.3, 59.7, eye_distance=47.7, roll_deg=12)
    assert (drawn([face], [red]) == drawn([face], [red])).all()


def test_filters_are_sorted_as_they_are_drawn(tmp_path):
    low, red, blue = (
        make_filter(tmp_path, id_, color, options=options)
        for id_, color, options in (
            ("low", (0, 255, 0), "order = -5"),
            ("red", (0, 0, 255), ""),
            ("blue", (255, 0, 0), ""),
        )
    )
    second = blue.manifest.layers[0].model_copy(update={"order": -9})
    layers = (second, *blue.manifest.layers)  # the uppermost one counts
    manifest = blue.manifest.model_copy(update={"layers": layers})
    blue = dataclasses.replace(blue, manifest=manifest)
    assert in_drawing_order([blue, red, low]) == [low, blue, red]
    assert in_drawing_order([red, low, blue]) == [low, red, blue]
    assert drawn([make_face(80, 60, eye_distance=20)], [red, low])[67, 80, 2] == 255
