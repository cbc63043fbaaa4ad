"""Packs as files: what is right is read, and whatever is wrong is said."""

import io
import stat
import struct
import zipfile

import numpy as np
import pytest

from facekeys.overlays.faults import PackError
from facekeys.sharing.archive import read_archive, write_archive
from facekeys.sharing.checking import checked
from facekeys.sharing.folder import read_folder
from facekeys.sharing.limits import MAX_FILES
from unit.overlays.packs import write_pack
from unit.sharing.zips import sound_files, write_zip, zipped


def faults_of(path):
    """What is wrong with a pack, without the name of its file."""
    with pytest.raises(PackError) as raised:
        checked(path)
    start = f"{path.name}: "
    return [line.removeprefix(start) for line in raised.value.faults]


@pytest.fixture
def sound(tmp_path):
    return sound_files(tmp_path / "sound")


@pytest.fixture
def write(tmp_path):
    return lambda files, **options: write_zip(tmp_path / "a.fkpack", files, **options)


def test_what_is_written_is_read_again(tmp_path):
    contents = read_folder(write_pack(tmp_path))
    write_archive(contents, tmp_path / "a.fkpack")
    read = read_archive(tmp_path / "a.fkpack")
    assert read.files == contents.files
    assert read.id == "patch"
    assert read.faults == []
    assert checked(tmp_path / "a.fkpack").id == "patch"


def test_one_pack_gives_the_same_bytes_every_time(tmp_path):
    for name in "ab":
        write_archive(read_folder(write_pack(tmp_path / name)), tmp_path / name / "f")
    assert (tmp_path / "a" / "f").read_bytes() == (tmp_path / "b" / "f").read_bytes()


def test_a_folder_zipped_by_any_program_is_read(write, sound):
    files = {"patch/": b"", **sound, "patch/LICENSE": b"CC0\n", "patch/art.svg": SVG}
    modes = {"patch/": stat.S_IFDIR | 0o755}
    assert checked(write(files, modes=modes)).id == "patch"
    assert checked(write(files, method=zipfile.ZIP_STORED, modes=modes)).ready
    assert checked(write(files, modes=dict.fromkeys(files, 0))).ready


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>'
ODD_NAMES = {
    "/etc/passwd": "is an absolute path",
    "../evil.png": "leads out of the pack",
    "patch/../../evil.png": "leads out of the pack",
    "patch/..": "leads out of the pack",
    "patch\\evil.png": "has a backslash in its name",
    "C:/evil.png": "begins with the letter of a drive",
    "patch/c:evil.png": "has an odd name",
    "patch/a\x1b[2J.png": "has control characters in its name",
    "patch/a\u202egnp.png": "has control characters in its name",
    "patch/nul.png": "has a name that Windows keeps for devices",
    "patch/COM1": "has a name that Windows keeps for devices",
    "patch/a.png.": "has a name that ends with a dot",
    "patch/a.png ": "has an odd name",
    "patch/.hidden.png": "has an odd name",
    "patch/~a.png": "has an odd name",
    "patch/hät.png": "has an odd name",
    "patch/" + "a" * 61 + ".png": "has an odd name",
    "patch/deep/a.png": "lies in a folder inside of the pack",
    "patch//a.png": "lies in a folder inside of the pack",
    "beside.png": "lies beside the folder of the pack",
    "patch/": None,
    "patch/more/": "lies in a folder inside of the pack",
    "other/a.png": "is a second folder",
    "patch/PATCH.PNG": "differs from another file in nothing but case",
    "patch/run.py": "is of no kind that a pack may hold",
    "patch/more.zip": "is of no kind that a pack may hold",
    "patch/more.fkpack": "is of no kind that a pack may hold",
    "patch/other.toml": "is of no kind that a pack may hold",
    "patch/Filter.toml": "is of no kind that a pack may hold",
    "patch/noending": "is of no kind that a pack may hold",
    "__MACOSX/patch": "is a second folder",
}


@pytest.mark.parametrize(("name", "what"), ODD_NAMES.items(), ids=range(len(ODD_NAMES)))
def test_an_odd_name_is_told(write, sound, name, what):
    path = write({**sound, name: sound["patch/patch.png"] if name[-1] != "/" else b""})
    if what is None:
        assert checked(path).id == "patch"
        return
    (fault,) = faults_of(path)
    assert what in fault
    assert fault.isprintable()


@pytest.mark.parametrize(
    ("mode", "what"),
    [
        (stat.S_IFLNK | 0o777, "patch/x.png: is a link"),
        (stat.S_IFIFO | 0o644, "patch/x.png: is no plain file"),
        (stat.S_IFCHR | 0o644, "patch/x.png: is no plain file"),
        (stat.S_IFBLK | 0o644, "patch/x.png: is no plain file"),
        (stat.S_IFSOCK | 0o644, "patch/x.png: is no plain file"),
        (stat.S_IFDIR | 0o755, "patch/x.png: is a folder inside of the pack"),
    ],
)
def test_links_and_devices_are_refused(write, sound, mode, what):
    files = {**sound, "patch/x.png": b"../../../etc/passwd"}
    assert faults_of(write(files, modes={"patch/x.png": mode})) == [what]


def test_a_bomb_is_refused_before_it_is_unpacked(write, sound):
    path = write({**sound, "patch/big.txt": b"0" * 1_900_000})
    assert faults_of(path) == [
        "patch/big.txt: is more than 100 times as large as it is packed"
    ]


def test_too_much_in_all_is_refused(write, sound):
    noise = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 30_000
    files = {**sound, **{f"patch/n{number}.png": noise for number in range(3)}}
    path = write(files, method=zipfile.ZIP_STORED)
    assert faults_of(path) == ["is larger than 16,000,000 bytes"]


def test_too_much_unpacked_in_all_is_refused(write, sound):
    noise = np.random.default_rng(1).bytes(300_000) + bytes(7_000_000)
    files = {**sound, **{f"patch/n{number}.png": noise for number in range(3)}}
    (fault,) = faults_of(write(files))
    assert "bytes unpacked, at most 16,000,000 will do" in fault


def test_too_large_a_file_is_refused(write, sound):
    large = np.random.default_rng(1).bytes(1_024_000).hex().encode()
    assert faults_of(write({**sound, "patch/a.txt": large})) == [
        "patch/a.txt: has 2,048,000 bytes, at most 2,000,000 will do"
    ]


def test_too_many_files_are_refused(write, sound):
    files = {f"patch/{number}.txt": b"" for number in range(MAX_FILES - 2)}
    assert checked(write({**sound, **files})).id == "patch"
    files["patch/one-more.txt"] = b""
    assert faults_of(write({**sound, **files})) == ["has 65 files, at most 64 will do"]


def test_far_too_many_files_are_not_even_listed(write, sound):
    many = {f"patch/{number:05}.txt": b"" for number in range(3_000)}
    assert faults_of(write({**sound, **many})) == ["has too long a list of files"]


def with_flag(data, flag):
    """Set a flag in the headers of all entries, both before them and in the list."""
    data = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            (before,) = struct.unpack_from("<H", data, at + offset)
            struct.pack_into("<H", data, at + offset, before | flag)
            at = data.find(signature, at + 1)
    return bytes(data)


@pytest.mark.parametrize("flag", [0x1, 0x41, 0x2001])
def test_encrypted_files_are_refused(write, sound, flag):
    path = write(sound)
    path.write_bytes(with_flag(path.read_bytes(), flag))
    assert set(faults_of(path)) >= {f"{name}: is encrypted" for name in sound}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_ways_to_pack_are_refused(write, sound, method):
    assert "packed in a way that not every program knows" in "".join(
        faults_of(write(sound, method=method))
    )


def test_overlapping_files_are_refused(write, sound):
    """As in Fifield's zip bomb: many entries of the list name one and the same data."""
    path = write(sound)
    data = path.read_bytes()
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    first = data[start : data.index(b"PK\x01\x02", start + 4)]
    listed = data[start:end] + first
    fields = list(struct.unpack("<4s4H2LH", data[end:]))
    fields[3] = fields[4] = fields[3] + 1
    fields[5] = len(listed)
    path.write_bytes(data[:start] + listed + struct.pack("<4s4H2LH", *fields))
    assert faults_of(path) == ["has files that overlap each other"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: b"PK",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"\0",
        lambda data: b"#!/bin/sh\n" + data,
        lambda data: data.replace(b"PK\x05\x06", b"PK\x05\x07"),
        lambda data: data.replace(b"PK\x03\x04", b"PK\x03\x05", 1),
        lambda data: data.replace(b"PK\x01\x02", b"PK\x01\x03", 1),
        lambda data: b"Rar!" + data[4:],
    ],
)
def test_what_is_no_sound_zip_is_one_fault(write, sound, spoil):
    path = write(sound)
    path.write_bytes(spoil(path.read_bytes()))
    (fault,) = faults_of(path)
    assert fault.startswith(("is ", "has "))


def test_a_zip64_is_refused(write, sound):
    path = write(sound)
    data = path.read_bytes()
    end = data.index(b"PK\x05\x06")
    whole = b"PK\x06\x06" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, 2, 2, 2**40, 0)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, end, 1)
    path.write_bytes(data[:end] + whole + locator + data[end:])
    assert faults_of(path) == ["is a zip file of a kind that no pack needs"]


def test_a_changed_content_is_noticed(write, sound):
    path = write(sound, method=zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"A patch", b"A hatch", 1))
    assert "patch/filter.toml: is damaged" in faults_of(path)


def test_a_name_there_twice_is_told(tmp_path, sound):
    whole = io.BytesIO(zipped(sound))
    with pytest.warns(UserWarning, match="Duplicate"):  # noqa: SIM117 - the one below
        with zipfile.ZipFile(whole, "a") as archive:
            archive.writestr("patch/filter.toml", b"")
    (tmp_path / "a.fkpack").write_bytes(whole.getvalue())
    assert faults_of(tmp_path / "a.fkpack") == ["patch/filter.toml: is there twice"]


def test_a_folder_of_another_name_than_the_filter(write, sound):
    other = {name.replace("patch/", "My patch/"): data for name, data in sound.items()}
    first, second = faults_of(write(other))
    assert first.startswith("My patch/: must be named as the filter's id")
    assert second.endswith("/filter.toml: id: must be the name of the pack's folder")
    assert "a.fkpack/My patch/filter.toml" in second


def test_nothing_but_a_manifest_elsewhere(write, sound):
    flat = {name.removeprefix("patch/"): data for name, data in sound.items()}
    faults = faults_of(write(flat))
    assert "has no filter.toml in a folder" in faults
    assert "filter.toml: lies beside the folder of the pack: " in "".join(faults)


def test_all_faults_are_told_at_once(write, sound):
    manifest = sound["patch/filter.toml"].decode()
    manifest = manifest.replace('name = "A patch"', 'name = ""').replace(
        "artwork = [0, 0]", 'artwork = ["a", 0]'
    )
    manifest = manifest.replace('license = "CC0-1.0"', "licence = 1")
    files = {
        "patch/filter.toml": manifest.encode(),
        "patch/patch.png": sound["patch/patch.png"],
        "patch/broken.png": sound["patch/patch.png"][:60],
        "patch/fake.gif": b"GIF?",
        "patch/art.svg": b"<svg onload='x()'><script/></svg>",
        "patch/run.sh": b"",
        "../out.png": b"",
    }
    faults = faults_of(write(files))
    assert len(faults) == 10, "\n".join(faults)
    for part in (
        "../out.png: leads out of the pack",
        "patch/run.sh: is of no kind",
        "patch/fake.gif: is not a GIF picture",
        "patch/art.svg: has onload= in it",
        "patch/art.svg: has <script> in it",
        "patch/filter.toml: name: must be one line of readable text",
        "patch/filter.toml: licence: is no key of this format",
        "patch/filter.toml: license: is missing",
        "patch/filter.toml: layer.0.anchor.0.artwork.0: must be a number",
        "patch/broken.png: is a damaged PNG picture",
    ):
        assert any(part in line for line in faults), part
