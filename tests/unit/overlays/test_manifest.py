"""What a manifest may say, and what is said about one that says otherwise."""

import struct
from pathlib import Path

import numpy as np
import pytest

from facekeys.errors import ExitCode, ResourceError
from facekeys.overlays.faults import PackError
from facekeys.overlays.manifest import MAX_MANIFEST_BYTES, read_manifest
from unit.overlays.packs import write_pack, write_png


def faults_of(folder):
    """The faults of a pack, without the path of the file."""
    with pytest.raises(PackError) as raised:
        read_manifest(folder)
    prefix = f"{(folder / 'filter.toml').as_posix()}: "
    assert all(line.startswith(prefix) for line in raised.value.faults)
    return [line.removeprefix(prefix) for line in raised.value.faults]


def test_a_sound_manifest_is_read(tmp_path):
    manifest = read_manifest(write_pack(tmp_path, extra="offset = [0.5, -1]\n"))
    assert (manifest.version, manifest.id, manifest.name) == (1, "patch", "A patch")
    assert (manifest.authors, manifest.license) == (("Somebody",), "CC0-1.0")
    assert manifest.tags == ()
    (layer,) = manifest.layers
    assert (layer.image, layer.opacity, layer.order) == ("patch.png", 1.0, 0)
    first, second = layer.anchors
    assert first.artwork == (0, 0)
    assert dict(first.at) == {"right_eye_center": 1}
    assert (first.offset, second.offset) == ((0, 0), (0.5, -1))


def test_weights_may_be_negative_and_are_kept(tmp_path):
    at = "at = { nose_tip = -0.5, left_eye_center = 0.75, right_eye_center = 0.75 }"
    folder = write_pack(tmp_path, replace=('at = "right_eye_center"', at))
    weights = read_manifest(folder).layers[0].anchors[0].at
    assert weights["nose_tip"] == -0.5


def test_nothing_of_a_manifest_can_be_changed(tmp_path):
    manifest = read_manifest(write_pack(tmp_path))
    with pytest.raises(ValueError, match="frozen"):
        manifest.name = "Mine"
    with pytest.raises(TypeError):
        manifest.layers[0].anchors[0].at["nose_tip"] = 1.0


LINE = 'at = "left_eye_center"'


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("schema = 1", "", "schema: is missing"),
        ("schema = 1", "schema = 0", "schema: must be 1"),
        ("schema = 1", 'schema = "1"', "schema: must be 1"),
        ('id = "patch"', 'id = "hat"', "id: must be the name of the pack's folder"),
        ('id = "patch"', 'id = "Pät"', "id: must be 1 to 40 of a-z, 0-9 and -"),
        ('id = "patch"', "id = 7", "id: must be text"),
        ('name = "A patch"', 'name = " "', "name: must be one line of readable text"),
        (
            'name = "A patch"',
            'name = "\\u001b[2J"',
            "name: must be one line of readable text",
        ),
        (
            'name = "A patch"',
            f'name = "{"x" * 101}"',
            "name: must have at most 100 characters",
        ),
        ('["Somebody"]', "[]", "authors: must have 1 or more entries"),
        ('["Somebody"]', '"Somebody"', "authors: must be a list"),
        ('license = "CC0-1.0"', "", "license: is missing"),
        ('license = "CC0-1.0"', 'licence = "x"\nlicense = "x"',
         "licence: is no key of this format"),
        ('"similarity"', '"stretch"',
         "layer.0.fit: must be 'similarity', 'affine' or 'mesh'"),
        ('"similarity"', '"similarity"\nopacity = 1.5',
         "layer.0.opacity: must be at most 1"),
        ('"similarity"', '"similarity"\nopacity = -0.1',
         "layer.0.opacity: must be at least 0"),
        ('"similarity"', '"similarity"\nopacity = nan',
         "layer.0.opacity: must be a finite number"),
        ('"similarity"', '"similarity"\nopacity = "1"',
         "layer.0.opacity: must be a number, or the id of a parameter of this pack"),
        ('"similarity"', '"similarity"\nopacity = [1]',
         "layer.0.opacity: must be a number"),
        ('"similarity"', '"similarity"\nopacity = true',
         "layer.0.opacity: must be a number"),
        ('"similarity"', '"similarity"\nsize = 0.05',
         "layer.0.size: must be at least 0.1"),
        ('"similarity"', '"similarity"\npivot = [1, 2, 3]',
         "layer.0.pivot: must have no more than 2 entries"),
        *(
            ('"similarity"', f'"similarity"\nfaces = {rule}',
             ('layer.0.faces: must be "all", "largest", "odd", "even" or a number '
              "from 1 to 8"))
            for rule in ('"every"', "0", "9", "true", "1.0", "[]")
        ),
        ("schema = 1", 'schema = 1\nfaces = "none"',
         'faces: must be "all", "largest", "odd", "even" or a number from 1 to 8'),
        ('"similarity"', '"similarity"\norder = 0.5',
         "layer.0.order: must be a whole number"),
        ("[0, 0]", "[0]", "layer.0.anchor.0.artwork.1: is missing"),
        ("[0, 0]", "[0, 0, 0]",
         "layer.0.anchor.0.artwork: must have no more than 2 entries"),
        ("[0, 0]", "[0, inf]",
         "layer.0.anchor.0.artwork.1: must be a finite number"),
        ("[20, 0]", "[0, 0]", "layer.0: anchor: all lie on one spot of the artwork"),
        ('"similarity"', '"affine"',
         'layer.0: anchor: fit = "affine" needs three that are not in one line'),
        (LINE, 'at = "left_eye"',
         "layer.0.anchor.1.at.left_eye: is not the name of a key-point"),
        (LINE, "at = {nose_tip = 0.4}",
         "layer.0.anchor.1.at: weights must sum to 1, these sum to 0.4"),
        (LINE, "at = {}",
         "layer.0.anchor.1.at: weights must sum to 1, these sum to 0"),
        (LINE, "at = 7",
         ("layer.0.anchor.1.at: must be the name of a key-point, "
          "or a table of weights")),
        (LINE, "", "layer.0.anchor.1.at: is missing"),
        ("artwork = [20, 0]\n" + LINE, "", "layer.0.anchor.1.artwork: is missing"),
        ("patch.png", "hat.png", "layer.0.image: hat.png is missing"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_key(tmp_path, old, new, fault):
    assert fault in faults_of(write_pack(tmp_path, replace=(old, new)))


@pytest.mark.parametrize(
    "name", ["../patch/patch.png", "/etc/passwd", "a/b.png", "..\\\\x.png", ".x.png",
             "patch.jpg", "patch.png\\n", "C:x.png", ""],
)  # fmt: skip
def test_an_image_must_be_a_plain_name(tmp_path, name):
    (fault,) = faults_of(write_pack(tmp_path, replace=("patch.png", name)))
    assert fault.startswith("layer.0.image: must be the name of a file in the pack")


def test_all_faults_are_listed_at_once(tmp_path):
    second = '[[layer]]\nimage = "none.png"\nfit = "affine"\nopacity = 2\nanchor = []\n'
    folder = write_pack(tmp_path, replace=('license = "CC0-1.0"', ""), extra=second)
    assert faults_of(folder) == [
        "license: is missing",
        "layer.1.image: none.png is missing",
        "layer.1.opacity: must be at most 1",
        "layer.1.anchor: must have 2 or more entries",
    ]


def test_an_anchor_with_faults_still_counts_as_one(tmp_path):
    folder = write_pack(tmp_path, replace=("[0, 0]", '["a", 0]'))
    assert faults_of(folder) == ["layer.0.anchor.0.artwork.0: must be a number"]


def test_the_error_is_a_sentence_with_file_and_key(tmp_path):
    folder = write_pack(tmp_path, replace=('"similarity"', '"similarity"\nopacity = 3'))
    with pytest.raises(ResourceError) as raised:
        read_manifest(folder)
    assert raised.value.exit_code == ExitCode.RESOURCE
    assert raised.value.hint
    assert raised.value.message == (
        "The filter patch is broken:\n"
        f"  {folder.as_posix()}/filter.toml: layer.0.opacity: must be at most 1"
    )


def test_a_pack_that_is_the_current_folder_has_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(write_pack(tmp_path, replace=("schema = 1", "")))
    with pytest.raises(PackError, match="The filter patch is broken"):
        read_manifest(Path())


def test_a_newer_format_is_told_as_such_and_nothing_else(tmp_path):
    folder = write_pack(tmp_path, replace=("schema = 1", "schema = 2\nnovel = true"))
    (fault,) = faults_of(folder)
    assert fault.startswith("schema: is 2, but this FaceKeys reads up to 1")


def test_names_in_faults_cannot_steer_a_terminal(tmp_path):
    folder = write_pack(
        tmp_path, replace=("schema = 1", 'schema = 1\n"\\u001b[2J" = 1')
    )
    (fault,) = faults_of(folder)
    assert "\x1b" not in fault
    assert fault.endswith("is no key of this format")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"schema = ", "is not valid TOML"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"a = " + b"[" * 30_000, "is nested too deeply"),
        (b"a = " + b"9" * 30_000, "is not valid TOML"),
        (b"#" * (MAX_MANIFEST_BYTES + 1), "is larger than 64,000 bytes"),
        (b"", "schema: is missing"),
    ],
)
def test_what_is_no_manifest_at_all(tmp_path, data, words):
    folder = write_pack(tmp_path)
    (folder / "filter.toml").write_bytes(data)
    assert faults_of(folder)[0].startswith(words)


def test_a_missing_manifest(tmp_path):
    assert faults_of(tmp_path) == ["is missing"]


def test_a_folder_in_place_of_the_manifest(tmp_path):
    (tmp_path / "filter.toml").mkdir()
    assert faults_of(tmp_path) == ["is not a plain file"]


@pytest.mark.parametrize("name", ["filter.toml", "patch.png"])
def test_links_out_of_the_pack_are_refused(tmp_path, name):
    folder = write_pack(tmp_path)
    (tmp_path / name).write_bytes((folder / name).read_bytes())
    (folder / name).unlink()
    (folder / name).symlink_to(tmp_path / name)
    (fault,) = faults_of(folder)
    assert fault.endswith("lies outside the pack")


def test_links_in_a_circle_are_refused(tmp_path):
    folder = write_pack(tmp_path)
    (folder / "patch.png").unlink()
    (folder / "patch.png").symlink_to(folder / "patch.png")
    (fault,) = faults_of(folder)
    assert fault.startswith("layer.0.image: patch.png ")


def test_a_pack_may_itself_be_a_link(tmp_path):
    folder = write_pack(tmp_path / "elsewhere")
    (tmp_path / "patch").symlink_to(folder)
    assert read_manifest(tmp_path / "patch").id == "patch"


def png_header(width, height, *, depth=8, kind=b"IHDR"):
    """The first bytes of a PNG file, and nothing after them."""
    signature = b"\x89PNG\r\n\x1a\n"
    return struct.pack(">8sI4sIIB", signature, 13, kind, width, height, depth)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png_header(60_000, 60_000), "is 60000x60000 pixels, at most 4096x4096"),
        (png_header(4097, 1), "is 4097x1 pixels"),
        (png_header(0, 5), "is 0x5 pixels"),
        (png_header(5, 5, depth=16), "has 16 bits a channel, at most 8"),
        (png_header(5, 5, kind=b"IDAT"), "is not a PNG picture"),
        (b"GIF89a" + b"\0" * 40, "is not a PNG picture"),
        (b"", "is not a PNG picture"),
    ],
)
def test_a_picture_is_judged_by_its_header(tmp_path, data, words):
    folder = write_pack(tmp_path)
    (folder / "patch.png").write_bytes(data)
    (fault,) = faults_of(folder)
    assert fault.startswith(f"layer.0.image: patch.png {words}")


def test_a_picture_file_must_not_be_huge(tmp_path):
    folder = write_pack(tmp_path)
    write_png(folder / "patch.png", np.zeros((4, 4, 4), np.uint8))
    with (folder / "patch.png").open("r+b") as file:
        file.truncate(16_000_001)  # sparse: nothing is written
    (fault,) = faults_of(folder)
    assert fault == "layer.0.image: patch.png is larger than 16,000,000 bytes"
