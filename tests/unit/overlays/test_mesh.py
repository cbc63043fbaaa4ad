"""Pictures bent over a face."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.artwork import Artwork
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.faults import PackError
from facekeys.overlays.mesh import lay_out_mesh
from facekeys.overlays.packs import load_filter
from facekeys.overlays.painting import PLAIN, lay_out, paint
from factories import make_face
from unit.overlays.packs import patch, write_pack

SPOTS = 100 * KAGGLE15.mean_face + (200, 100)


def bent(picture, targets, *, eye_distance=60.0, size=(480, 640)):
    targets = np.asarray(targets, float)
    ones = np.column_stack([SPOTS, np.ones(len(SPOTS))])
    nearest = np.linalg.lstsq(ones, targets, rcond=None)[0].T
    stroke = lay_out_mesh(
        Artwork(picture), SPOTS, targets, nearest, eye_distance=eye_distance,
        finish=PLAIN,
    )  # fmt: skip
    pixels = np.zeros((*size, 3), np.uint8)
    paint(pixels, [stroke])
    return pixels


def dots():
    """A see-through picture with a dot at each spot, each of another grey."""
    picture = np.zeros((300, 400, 4), np.uint8)
    for number, (x, y) in enumerate(SPOTS):
        value = 10 + 16 * number
        colour = (value, value, value, 255)
        center = round(x), round(y)
        cv2.circle(picture, center, 4, colour, cv2.FILLED)
    return picture


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.floats(30, 150), st.floats(-180, 180))
def test_each_spot_lies_where_its_anchor_says(seed, eye_distance, roll_deg):
    face = make_face(320, 200, eye_distance=eye_distance, roll_deg=roll_deg)
    # More than faces differ; but never so much that the picture would have to fold.
    noise = np.random.default_rng(seed).uniform(-0.05, 0.05, (15, 2))
    targets = apply(face.transform, KAGGLE15.mean_face + noise)
    ones = np.column_stack([SPOTS, np.ones(15)])
    nearest = np.linalg.lstsq(ones, targets, rcond=None)[0].T
    artwork = Artwork(patch(400, 300))
    stroke = lay_out_mesh(
        artwork, SPOTS, targets, nearest, eye_distance=eye_distance, finish=PLAIN
    )
    level = artwork.level_for(min(np.linalg.svd(nearest[:, :2])[1]))
    for spot, (x, y) in zip(SPOTS, targets, strict=True):
        back = stroke.warp.back(
            ((x, y) - np.array([stroke.left, stroke.top])) / eye_distance
            + stroke.warp.start[np.newaxis]
        )
        found = stroke.warp.centre + stroke.warp.unit * back[0]
        wanted = (spot - level.origin) / level.step
        assert np.abs(found - wanted).max() * level.step < 0.5  # of 100 an eye distance


def test_dots_are_painted_at_the_targets():
    face = make_face(320, 200, eye_distance=100)
    targets = apply(face.transform, KAGGLE15.mean_face)
    targets[14] += (0, 25)  # the mouth opens
    pixels = bent(dots(), targets, eye_distance=100)
    for number, (x, y) in enumerate(targets):
        found = pixels[round(y), round(x), 0]
        assert found == pytest.approx(10 + 16 * number, abs=3)


def test_where_nothing_is_bent_it_is_drawn_like_an_affine_fit():
    face = make_face(320, 200, eye_distance=80, roll_deg=15)
    y, x = np.mgrid[0:300, 0:400]
    smooth = np.dstack([x * 0.6, y * 0.8, 200 - y * 0.5, x * 0 + 255]).astype(np.uint8)
    targets = apply(face.transform, KAGGLE15.mean_face)
    got = bent(smooth, targets, eye_distance=80)
    ones = np.column_stack([SPOTS, np.ones(15)])
    placement = np.linalg.lstsq(ones, targets, rcond=None)[0].T
    wanted = np.zeros_like(got)
    paint(wanted, [lay_out(Artwork(smooth), placement)])
    apart = np.abs(got.astype(int) - wanted).max(axis=2)
    assert np.count_nonzero(apart > 8) < 300  # along the edge


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(-2000, 2000), min_size=30, max_size=30))
def test_any_face_gives_a_picture_or_none(numbers):
    targets = np.array(numbers).reshape(15, 2)
    stroke = lay_out_mesh(
        Artwork(patch(400, 300)), SPOTS, targets, np.eye(2, 3), eye_distance=60,
        finish=PLAIN,
    )  # fmt: skip
    if stroke is not None:
        paint(np.zeros((48, 64, 3), np.uint8), [stroke])


def test_a_cut_by_the_border_changes_no_pixel():
    face = make_face(320, 200, eye_distance=90, roll_deg=10)
    targets = apply(face.transform, KAGGLE15.mean_face)
    targets[10] += (12, 5)
    whole = bent(dots(), targets, eye_distance=90)
    shifted = bent(dots(), targets - (250, 150), eye_distance=90, size=(480, 640))
    # A shift by other than whole cells computes the bend at other spots.
    apart = np.abs(whole[150:, 250:].astype(int) - shifted[:330, :390].astype(int)).max(
        axis=2
    )
    assert np.count_nonzero(apart > 40) < 60


ANCHORS = """
[[layer.anchor]]
artwork = [20, 12]
at = "mouth_left_corner"
[[layer.anchor]]
artwork = [0, 12]
at = "mouth_right_corner"
"""
MESH = ('"similarity"', '"mesh"\nsize = 2')


def test_a_pack_may_have_a_mesh(tmp_path):
    one = load_filter(write_pack(tmp_path, replace=MESH, extra=ANCHORS))
    pixels = np.zeros((480, 640, 3), np.uint8)
    face = make_face(320, 200, eye_distance=60)
    paint(pixels, plan_strokes([face], [one], width=640, height=480))
    rows, columns = np.nonzero(pixels.any(axis=2))
    # From the eyes to the mouth is 1.05 eye distances; twice that.
    assert rows.max() - rows.min() == pytest.approx(125, abs=14)
    assert (columns.min() + columns.max()) / 2 == pytest.approx(320, abs=3)


@pytest.mark.parametrize(
    ("extra", "options", "fault"),
    [
        ("", "", 'layer.0: anchor: fit = "mesh" needs four that are not in one line'),
        (ANCHORS.replace("[0, 12]", "[20, 12]"), "",
         "layer.0: anchor: two lie on one spot of the artwork"),
        (ANCHORS, "\npivot = [1, 1]\n[layer.spring]\nhz = 1\n",
         "layer.0: spring: what is bent over a face does not swing"),
    ],
)  # fmt: skip
def test_faults(tmp_path, extra, options, fault):
    folder = write_pack(
        tmp_path, replace=('"similarity"', f'"mesh"{options}'), extra=extra
    )
    with pytest.raises(PackError) as raised:
        load_filter(folder)
    assert any(line.endswith(fault) for line in raised.value.faults)
