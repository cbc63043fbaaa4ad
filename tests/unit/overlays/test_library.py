"""Loading one pack, and all of them."""

import numpy as np
import pytest

from facekeys.overlays.faults import PackError
from facekeys.overlays.library import load_library
from facekeys.overlays.packs import THUMBNAIL_SIZE, load_filter
from unit.overlays.packs import patch, write_pack, write_png


def test_a_filter_has_its_pictures_and_a_thumbnail(tmp_path):
    filter_ = load_filter(write_pack(tmp_path))
    assert filter_.id == filter_.manifest.id == "patch"
    (layer,) = filter_.layers
    assert layer.artwork.levels[0].pixels[5, 5].tolist() == [30, 200, 90, 255]
    thumbnail = filter_.thumbnail
    assert thumbnail.shape == (THUMBNAIL_SIZE, THUMBNAIL_SIZE, 4)
    assert not thumbnail.flags.writeable
    assert (thumbnail[..., :3] <= thumbnail[..., 3:]).all()


def test_a_thumbnail_shows_the_whole_filter_in_its_middle(tmp_path):
    second = (
        '[[layer]]\nimage = "patch.png"\nfit = "similarity"\n'
        '[[layer.anchor]]\nartwork = [0, 0]\nat = "mouth_right_corner"\n'
        '[[layer.anchor]]\nartwork = [20, 0]\nat = "mouth_left_corner"\n'
    )
    thumbnail = load_filter(write_pack(tmp_path, extra=second)).thumbnail
    rows, columns = np.nonzero(thumbnail[..., 3] > 127)
    assert rows.min() + rows.max() == pytest.approx(THUMBNAIL_SIZE, abs=3)
    assert columns.min() + columns.max() == pytest.approx(THUMBNAIL_SIZE, abs=3)
    assert 130 <= max(np.ptp(rows), np.ptp(columns)) <= 150
    assert (thumbnail[70, 80] == 0).all()  # the gap between the two layers


def test_a_filter_of_which_nothing_can_be_seen_still_loads(tmp_path):
    folder = write_pack(tmp_path)
    write_png(folder / "patch.png", patch(alpha=0))
    assert not load_filter(folder).thumbnail.any()


def test_two_layers_share_one_picture(tmp_path):
    manifest = (write_pack(tmp_path) / "filter.toml").read_text(encoding="utf-8")
    layer = manifest[manifest.index("[[layer]]") :]
    first, second = load_filter(write_pack(tmp_path / "b", extra=layer)).layers
    assert first.artwork is second.artwork


def test_damaged_pictures_are_all_named(tmp_path):
    manifest = (write_pack(tmp_path) / "filter.toml").read_text(encoding="utf-8")
    layer = manifest[manifest.index("[[layer]]") :].replace("patch.png", "b.png")
    folder = write_pack(tmp_path / "b", extra=layer)
    data = (folder / "patch.png").read_bytes()[:50]
    for name in ("patch.png", "b.png"):
        (folder / name).write_bytes(data)
    with pytest.raises(PackError) as raised:
        load_filter(folder)
    assert [line.rpartition("toml: ")[2] for line in raised.value.faults] == [
        "layer.0.image: patch.png is a damaged PNG picture",
        "layer.1.image: b.png is a damaged PNG picture",
    ]


def test_anchors_that_lie_in_a_line_of_the_face_are_a_fault(tmp_path):
    third = (
        '[[layer.anchor]]\nartwork = [0, 9]\nat = "left_eye_center"\noffset = [1, 0]\n'
    )
    folder = write_pack(tmp_path, replace=('"similarity"', '"affine"'), extra=third)
    with pytest.raises(PackError) as raised:
        load_filter(folder)
    assert "layer.0.anchor: don't hold the picture on a face" in raised.value.message


def test_filters_come_in_the_order_of_folders_and_ids(tmp_path):
    for folder, id_ in [
        ("own", "b"),
        ("own", "a"),
        ("built-in", "d"),
        ("built-in", "c"),
    ]:
        write_pack(tmp_path / folder, id_)
    library = load_library([tmp_path / "built-in", tmp_path / "own"])
    assert list(library.filters) == ["c", "d", "a", "b"]
    assert library.faults == ()


def test_a_broken_pack_does_not_stop_the_others(tmp_path):
    write_pack(tmp_path, "a", replace=("schema = 1", "schema = "))
    write_pack(tmp_path, "b")
    (tmp_path / "c").mkdir()
    library = load_library([tmp_path])
    assert list(library.filters) == ["b"]
    assert [error.folder.name for error in library.faults] == ["a", "c"]


def test_the_first_of_two_filters_of_one_name_wins(tmp_path):
    first, second = (write_pack(tmp_path / folder) for folder in ("one", "two"))
    library = load_library([tmp_path / "one", tmp_path / "two"])
    assert library.filters["patch"].folder == first
    (error,) = library.faults
    assert error.folder == second
    assert first.as_posix() in error.message


def test_what_is_no_pack_is_passed_over(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "README.md").write_text("Hello", encoding="utf-8")
    library = load_library([tmp_path, tmp_path / "nowhere", tmp_path / "README.md"])
    assert dict(library.filters) == {}
    assert library.faults == ()
