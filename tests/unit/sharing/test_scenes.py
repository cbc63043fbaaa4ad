"""The portraits as they are placed for trying filters on, and the sheets of them."""

import numpy as np
import pytest
from PIL import Image

from facekeys.camera.sitters import SITTERS
from facekeys.errors import OutputError
from facekeys.keypoints.framing import scale_of
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.pipeline import Pipeline
from facekeys.sharing.contact_sheet import sheet_of, sheet_of_all, write_sheet
from facekeys.sharing.scenes import acting_scene, pair_scene, portrait_scenes
from facekeys.types import Frame
from unit.overlays.packs import write_pack

TITLES = ["front", "turned", "tilted", "small", "dark"]
ACTS = '[layer.trigger]\nwhen = "{}"\ndo = "show"\nfade_s = 0\n'


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline(KeypointModel(), static=True)


@pytest.mark.parametrize("file", SITTERS)
def test_faces_are_where_they_are_said_to_be(pipeline, file):
    """What finds faces in calls finds them there too, if it is not too dark for it."""
    for scene in portrait_scenes(file, 480)[:4]:
        (found,) = pipeline.process(Frame(scene.pixels, 0, 0)).faces
        (said,) = scene.faces
        apart = found.keypoints.points - said.keypoints.points
        eyes = scale_of(said.transform)
        assert np.hypot(*apart.T).mean() < 0.12 * eyes, (file, scene.title)


def test_of_two_people_each_is_where_it_is_said_to_be(pipeline):
    scene = pair_scene(400, 810)
    assert [face.track_id for face in scene.faces] == [1, 2]
    for face, top in zip(scene.faces, (0, 405), strict=True):
        half = scene.pixels[top : top + 405].copy()
        (found,) = pipeline.process(Frame(half, 0, 0)).faces
        apart = found.keypoints.points - face.keypoints.points + np.array([0, top])
        assert np.hypot(*apart.T).mean() < 0.12 * scale_of(face.transform)


def test_where_it_is_wide_two_people_sit_side_by_side():
    scene = pair_scene(401, 200)
    assert scene.pixels.shape == (200, 401, 3)
    first, second = (face.keypoints.points.mean(axis=0) for face in scene.faces)
    assert first[0] == pytest.approx(100, abs=12)
    assert second[0] == pytest.approx(300, abs=12)


def test_two_people_are_shown_where_a_filter_is_for_two():
    swap = load_filter(builtin_folder() / "swap")
    scene = pair_scene(400, 200)
    changed = (scene.with_filter(swap) != scene.pixels).any(axis=2)
    assert changed[:, :200].mean() > 0.02
    assert changed[:, 200:].mean() > 0.02


@pytest.mark.parametrize("file", SITTERS)
def test_a_filter_is_drawn_in_every_scene(file):
    hat = load_filter(builtin_folder() / "hat")
    scenes = portrait_scenes(file, 160)
    assert [scene.title for scene in scenes] == TITLES
    for scene in scenes:
        drawn = scene.with_filter(hat)
        assert drawn.shape == (160, 160, 3)
        assert (drawn != scene.pixels).any(axis=2).mean() > 0.02, scene.title


@pytest.mark.parametrize("act", ["mouth-open", "brows-raised", "smile", "face-enters"])
@pytest.mark.parametrize("file", SITTERS)
def test_somebody_who_acts_does_what_filters_wait_for(tmp_path, act, file):
    waits = load_filter(write_pack(tmp_path, extra=ACTS.format(act)))
    acting, front = acting_scene(file, 160), portrait_scenes(file, 160)[0]
    assert (acting.with_filter(waits) != acting.pixels).any()
    if act in ("mouth-open", "brows-raised"):  # they do smile, and are new at first
        assert (front.with_filter(waits) == front.pixels).all()


def test_a_sheet_shows_a_filter_in_all_scenes(tmp_path):
    hat = load_filter(builtin_folder() / "hat", lazily=True)
    sheet = sheet_of(hat)
    write_sheet(sheet, tmp_path / "hat.png")
    with Image.open(tmp_path / "hat.png") as written:
        assert written.size == sheet.size
    waiting = sheet_of(load_filter(write_pack(tmp_path, extra=ACTS.format("smile"))))
    assert waiting.width > sheet.width  # one column more, of people who do it


def test_a_sheet_of_all_has_a_row_for_each_four():
    hat = load_filter(builtin_folder() / "hat")
    four, five = sheet_of_all([hat] * 4), sheet_of_all([hat] * 5)
    assert four.width == five.width
    assert four.height < five.height


def test_a_sheet_is_a_png(tmp_path):
    with pytest.raises(OutputError, match="no name for a picture"):
        write_sheet(Image.new("RGB", (2, 2)), tmp_path / "a.jpg")
