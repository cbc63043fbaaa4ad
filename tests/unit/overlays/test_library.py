"""Loading one pack, and all of them."""

import pytest

from facekeys.overlays import library as library_module
from facekeys.overlays.faults import PackError
from facekeys.overlays.library import load_library
from facekeys.overlays.packs import load_filter, prepare
from unit.overlays.packs import lock, patch, write_pack, write_png


def test_a_filter_has_its_pictures(tmp_path):
    filter_ = load_filter(write_pack(tmp_path))
    assert filter_.id == filter_.manifest.id == "patch"
    assert filter_.ready
    (layer,) = filter_.layers
    assert layer.film.at(0).levels[0].pixels[5, 5].tolist() == [30, 200, 90, 255]


def test_a_filter_of_which_nothing_can_be_seen_still_loads(tmp_path):
    folder = write_pack(tmp_path)
    write_png(folder / "patch.png", patch(alpha=0))
    assert load_filter(folder).layers[0].film.at(0).levels == ()


def test_in_a_library_pictures_are_read_when_they_are_needed(tmp_path):
    write_pack(tmp_path)
    filter_ = load_library([tmp_path]).filters["patch"]
    assert not filter_.ready
    prepare(filter_)
    assert filter_.ready
    assert filter_.layers[0].film.at(0) is filter_.layers[0].film.at(0)


def test_a_damaged_picture_of_a_library_is_told_when_it_is_needed(tmp_path):
    folder = write_pack(tmp_path)
    data = (folder / "patch.png").read_bytes()
    (folder / "patch.png").write_bytes(data[:50])
    filter_ = load_library([tmp_path]).filters["patch"]
    with pytest.raises(PackError, match="damaged PNG picture") as raised:
        prepare(filter_)
    assert not filter_.ready
    assert len(raised.value.faults) == 1
    (folder / "patch.png").write_bytes(data)  # mended
    prepare(filter_)


def test_two_layers_share_one_picture(tmp_path):
    manifest = (write_pack(tmp_path) / "filter.toml").read_text(encoding="utf-8")
    layer = manifest[manifest.index("[[layer]]") :]
    first, second = load_filter(write_pack(tmp_path / "b", extra=layer)).layers
    assert first.film is second.film


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


def test_a_pack_that_may_not_be_looked_at_does_not_stop_the_others(
    tmp_path, monkeypatch
):
    lock(monkeypatch, write_pack(tmp_path, "a"))
    write_pack(tmp_path, "b")
    library = load_library([tmp_path])
    assert list(library.filters) == ["b"]
    (error,) = library.faults
    assert error.folder.name == "a"
    assert "can't be read" in error.message


def test_a_pack_that_is_too_much_for_us_does_not_stop_the_others(
    tmp_path, monkeypatch, caplog
):
    load = library_module.load_filter

    def fail(pack, **options):
        if pack.name == "a":
            raise MemoryError
        return load(pack, **options)

    monkeypatch.setattr(library_module, "load_filter", fail)
    write_pack(tmp_path, "a")
    write_pack(tmp_path, "b")
    library = load_library([tmp_path])
    assert "MemoryError" in caplog.text
    assert list(library.filters) == ["b"]
    assert [error.folder.name for error in library.faults] == ["a"]


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
