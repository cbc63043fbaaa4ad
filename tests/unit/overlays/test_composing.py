"""Layers and effects in one order."""

import numpy as np
import pytest

from facekeys.effects.guard import wash_out
from facekeys.effects.guarding import Guarded
from facekeys.overlays.composing import compose
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.faults import PackError
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from factories import make_face
from unit.overlays.packs import write_pack

GREY = '\n[[effect]]\noperation = "grade"\nsaturation = 0\norder = {}\n'


def drawn(pixels, filters, *faces, guarded=None):
    height, width = pixels.shape[:2]
    pixels = pixels.copy()
    strokes = plan_strokes(faces, filters, width=width, height=height)
    how = {} if guarded is None else {"guarded": guarded}
    for step in compose(strokes, filters, faces, **how):
        step.apply(pixels)
    return pixels


def wall():
    return np.random.default_rng(0).integers(0, 256, (480, 640, 3), np.uint8)


@pytest.mark.parametrize(("order", "colourful"), [(-1, True), (0, True), (1, False)])
def test_effects_come_before_layers_of_the_same_order(tmp_path, order, colourful):
    pack = load_filter(write_pack(tmp_path, extra=GREY.format(order)))
    pixels = drawn(wall(), [pack], make_face())
    patch = pixels[241, 320].astype(int)
    assert (patch.max() - patch.min() > 50) == colourful
    assert np.ptp(pixels[10, 10]) == 0  # what is far from the patch is grey in any case


def test_a_guard_comes_before_all_else(tmp_path):
    guard = load_filter(builtin_folder() / "privacy-guard")
    noir = load_filter(builtin_folder() / "noir")
    early = load_filter(write_pack(tmp_path, extra=GREY.format(-1000)))
    pixels, face = wall(), make_face()
    wanted = pixels.copy()
    wash_out(wanted)
    wanted = drawn(wanted, [noir, early], face)
    for filters in ([noir, early, guard], [guard, noir, early]):
        np.testing.assert_array_equal(drawn(pixels, filters, face), wanted)


def test_nobody_is_shown_unless_the_guard_says_so():
    guard = load_filter(builtin_folder() / "privacy-guard")
    pixels, face = wall(), make_face()
    assert (drawn(pixels, [guard], face) != pixels).any(axis=2).mean() > 0.99
    shown = drawn(pixels, [guard], face, guarded=Guarded(face, ()))
    np.testing.assert_array_equal(shown[240:280, 300:340], pixels[240:280, 300:340])


def test_whom_an_effect_is_for():
    pixels = wall()
    blur = load_filter(builtin_folder() / "privacy-blur")
    assert compose((), [blur], ()) == []
    noir = load_filter(builtin_folder() / "noir")
    assert len(compose((), [noir], ())) == 1
    large, small = make_face(160), make_face(480, eye_distance=40, track_id=2)
    both = drawn(pixels, [blur], large, small)
    assert (both[240, 160] != pixels[240, 160]).any()
    assert (both[240, 480] != pixels[240, 480]).any()


def test_faces_of_the_pack_are_those_of_its_effects(tmp_path):
    extra = '\n[[effect]]\noperation = "mask"\ncolour = "#ff0000"\n'
    pack = write_pack(tmp_path, replace=("[[layer]]", 'faces = "largest"\n[[layer]]'))
    with (pack / "filter.toml").open("a") as file:
        file.write(extra)
    large, small = make_face(160), make_face(480, eye_distance=40, track_id=2)
    pixels = drawn(wall(), [load_filter(pack)], small, large)
    assert pixels[300, 160].tolist() == [0, 0, 255]
    assert pixels[280, 480].tolist() != [0, 0, 255]


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        ('[[effect]]\noperation = "melt"\n', "effect.0"),
        ('[[effect]]\noperation = "blur"\nsoftness = 9\n', "softness"),
        ('[[effect]]\noperation = "cartoon"\nink = "none"\n', "ink"),
        ('[[effect]]\noperation = "blur"\nstrength = 0.5\n', "strength"),
        ("[[effect]]\norder = 3\n", "effect.0"),
    ],
)
def test_faults_of_effects_are_told_by_their_key(tmp_path, extra, fault):
    with pytest.raises(PackError) as error:
        load_filter(write_pack(tmp_path, extra="\n" + extra))
    assert any(fault in one for one in error.value.faults)


def test_a_picture_that_an_effect_needs_must_be_there(tmp_path):
    statue = (builtin_folder() / "statue" / "filter.toml").read_text(encoding="utf-8")
    folder = tmp_path / "statue"
    folder.mkdir()
    (folder / "filter.toml").write_text(statue, encoding="utf-8")
    with pytest.raises(PackError) as error:
        load_filter(folder)
    assert "face.png is missing" in str(error.value)
    (folder / "face.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    with pytest.raises(PackError):
        load_filter(folder)


def test_a_pack_must_have_something(tmp_path):
    manifest = (write_pack(tmp_path) / "filter.toml").read_text(encoding="utf-8")
    folder = tmp_path / "empty"
    folder.mkdir()
    text = manifest.partition("[[layer]]")[0].replace('"patch"', '"empty"')
    (folder / "filter.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match="there must be a layer"):
        load_filter(folder)
