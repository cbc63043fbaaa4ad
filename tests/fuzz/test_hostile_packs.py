"""Packs from anywhere: refused with sentences, or sound; and nothing else happens."""

import io
import stat
import struct
import zipfile
from itertools import count

import numpy as np
import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from facekeys.errors import UsageError
from facekeys.faults import parse_toml
from facekeys.overlays.faults import PackError
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.overlays.pictures import read_picture
from facekeys.overlays.svg import svg_faults
from facekeys.resources import user_filters
from facekeys.sharing.installing import install
from fuzz.conftest import many, within_a_second
from unit.sharing.zips import sound_files, zipped

NUMBERS = count()
NAMES = st.one_of(
    st.sampled_from(
        [
            *("patch/filter.toml", "patch/patch.png", "patch/", "patch/LICENSE"),
            *("../up.png", "/abs.png", "patch/../../up.png", "C:\\x.png", "patch/nul"),
            *("patch/\0.png", "patch/a/b.png", "\\\\host\\x.png", "patch/PATCH.png"),
        ]
    ),
    st.text(max_size=20),
    st.text("./\\:ab\0", max_size=12),
)
CONTENTS = st.one_of(st.binary(max_size=60), st.just(b"PK\5\6" + bytes(18)))
MODES = st.sampled_from(
    [0, stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFBLK, 0xFFFF]
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The files of a pack without faults."""
    return sound_files(tmp_path_factory.mktemp("sound"))


def spoilt(data, content):
    """Change bytes, cut, repeat and move parts; whole numbers are favourite victims."""
    content = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        if not content:
            break
        place = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.sampled_from([0, 1, 2, 4, 8, 40]))
        other = data.draw(
            st.one_of(
                st.binary(max_size=8),
                st.sampled_from([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"]),
                st.integers(0, len(content) - 1).map(
                    lambda start, whole=bytes(content): whole[start : start + 46]
                ),
            )
        )
        content[place : place + length] = other
    return bytes(content)


def tried(tmp_path, archive):
    """Install a pack; it is refused or lies whole in its place, and nowhere else."""
    place = tmp_path / "downloads"
    place.mkdir(exist_ok=True)
    path = place / f"{next(NUMBERS)}.fkpack"
    path.write_bytes(archive)
    own = user_filters()
    installed = None
    with within_a_second():
        try:
            installed = install(path, replace=True)
        except PackError as error:
            assert error.faults  # noqa: PT017 - either outcome is right
            assert "\x1b" not in error.message  # noqa: PT017 - likewise
        except UsageError as error:
            assert "ships with" in error.message  # noqa: PT017 - likewise
    path.unlink()
    assert list(place.iterdir()) == []
    found = {one.name for one in own.iterdir()} if own.exists() else set()
    assert found <= {"patch", installed.id if installed else "patch"}
    for pack in own.iterdir() if own.exists() else ():
        assert load_filter(pack).layers
        assert all(file.is_file() and not file.is_symlink() for file in pack.iterdir())


@many(100)
@given(st.data())
def test_a_spoilt_zip(tmp_path, sound, data):
    method = data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
    tried(tmp_path, spoilt(data, zipped(sound, method=method)))


@many(100)
@given(st.data())
def test_a_zip_of_odd_entries(tmp_path, sound, data):
    odd = data.draw(st.dictionaries(NAMES, CONTENTS, max_size=5))
    modes = {name: data.draw(MODES) for name in odd}
    kept = data.draw(st.sets(st.sampled_from(sorted(sound))))
    files = {**{name: sound[name] for name in kept}, **odd}
    tried(tmp_path, zipped(encodable(files), modes=modes))


def encodable(files):
    """Leave out names that can't even be written."""
    return {
        name: content
        for name, content in files.items()
        if name.encode("utf-8", "ignore").decode() == name
    }


@many(60)
@given(st.binary(max_size=300))
def test_any_bytes_as_a_pack(tmp_path, content):
    tried(tmp_path, content)
    tried(tmp_path, b"PK\3\4" + content + b"PK\5\6" + bytes(18))


@many(60)
@given(st.data())
def test_lies_in_the_list_of_a_zip(tmp_path, sound, data):
    """Sizes, places and flags that promise anything."""
    archive = bytearray(zipped(sound))
    entry = archive.index(b"PK\1\2")
    for _ in range(data.draw(st.integers(1, 3))):
        offset = data.draw(st.integers(4, 45))
        value = data.draw(st.integers(0, 2**32 - 1))
        struct.pack_into("<L", archive, entry + offset, value)
    tried(tmp_path, bytes(archive))


VALUES = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(["left_eye_center", "patch.png", "../x.png", "affine", "mesh"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=4),
    ),
    max_leaves=8,
)


def with_another_value(data, whole):
    """Put any value to any place of a manifest."""
    place = whole
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        inside = place[key]
        if not (
            isinstance(inside, dict | list) and inside and data.draw(st.booleans())
        ):
            place[key] = data.draw(VALUES)
            return whole
        place = inside


@many(150)
@given(st.data())
def test_any_value_at_any_place_of_a_manifest(tmp_path, data):
    source = data.draw(st.sampled_from(sorted(builtin_folder().iterdir())))
    folder = tmp_path / source.name
    folder.mkdir(exist_ok=True)
    for file in source.glob("*.*"):
        if not (folder / file.name).exists():
            (folder / file.name).symlink_to(file)
    whole = parse_toml((source / "filter.toml").read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        with_another_value(data, whole)
    (folder / "filter.toml").unlink()
    (folder / "filter.toml").write_text(tomli_w.dumps(whole), encoding="utf-8")
    with within_a_second():
        try:
            load_filter(folder, lazily=True)
        except PackError as error:
            assert error.faults  # noqa: PT017 - either outcome is right


NESTS = (
    "a.",
    '"b".',
    "'c' . ",
    '"d\\"d"\t.',
    "[",
    "{a=",
    "[{a=[",
    "[[a]]\n[a.",
    "a=1\n",
)


@many(20)
@given(st.sampled_from(NESTS), st.integers(10, 32_000), st.text(max_size=4))
def test_whatever_is_nested_in_a_manifest(tmp_path, nest, depth, end):
    folder = tmp_path / "patch"
    folder.mkdir(exist_ok=True)
    start = "a = " if nest[0] in "[{" else ""
    text = start + nest * min(depth, 63_000 // len(nest)) + end
    (folder / "filter.toml").write_bytes(text.encode("utf-8", "ignore"))
    with within_a_second(), pytest.raises(PackError):
        load_filter(folder)


@pytest.fixture(scope="module")
def pictures():
    """A small picture of each kind that moves, and a PNG, by ending."""
    rng = np.random.default_rng(1)
    frames = [
        Image.fromarray(rng.integers(0, 255, (24, 32, 4), np.uint8), "RGBA")
        for _ in range(3)
    ]
    made = {}
    for ending, kind in {
        "png": "PNG",
        "apng": "PNG",
        "gif": "GIF",
        "webp": "WEBP",
    }.items():
        moves = (
            {"save_all": True, "append_images": frames[1:]} if ending != "png" else {}
        )
        out = io.BytesIO()
        frames[0].save(out, format=kind, **moves)
        made[ending] = out.getvalue()
    return made


@many(200)
@given(st.data())
def test_a_spoilt_picture(tmp_path, pictures, data):
    ending = data.draw(st.sampled_from(sorted(pictures)))
    (tmp_path / f"a.{ending}").write_bytes(spoilt(data, pictures[ending]))
    with within_a_second():
        try:
            for cel in read_picture(tmp_path, f"a.{ending}"):
                assert cel.pixels.dtype == np.uint8
        except ValueError as error:
            words = ("is ", "has ", "can't ", "makes ")
            assert str(error).startswith(words)  # noqa: PT017 - either outcome is right


@many(100)
@given(st.data())
def test_a_spoilt_drawing(data):
    drawing = (
        b"<svg xmlns='http://www.w3.org/2000/svg'><style>a{}</style><g><a/></g></svg>"
    )
    with within_a_second():
        assert all(isinstance(one, str) for one in svg_faults(spoilt(data, drawing)))
