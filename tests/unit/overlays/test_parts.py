"""Pictures in shreds: parts so many that reading them would take seconds."""

import struct
import time
import zlib
from contextlib import suppress

import pytest

from facekeys.overlays.pictures import check_picture, read_picture
from facekeys.overlays.png import MAX_FILE_BYTES
from unit.overlays.films import write_film

ROOM = MAX_FILE_BYTES - 1000


def chunk(kind, content=b""):
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def png(shreds):
    header = struct.pack(">2I5B", 20, 12, 8, 6, 0, 0, 0)
    rows = zlib.compress(bytes(12 * 81))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            shreds,
            chunk(b"IDAT", rows),
            chunk(b"IEND"),
        )
    )


def gif(before=b"", *, blocks=b"\x02\x4c\x01"):
    colours = b"\0\0\0\xff\xff\xff"
    image = b"," + struct.pack("<4HB", 0, 0, 20, 12, 0) + b"\x02" + blocks + b"\0"
    head = b"GIF89a" + struct.pack("<2H3B", 20, 12, 0x80, 0, 0) + colours
    return head + before + image + image + b";"


SHREDS = {
    "chunks.png": png(chunk(b"abCd") * (ROOM // 12)),
    "drawn-chunks.png": png(chunk(b"IDAT") * (ROOM // 12)),
    "comment.gif": gif(b"!\xfe" + b"\x01x" * (ROOM // 2) + b"\0"),
    "comments.gif": gif(b"!\xfe\x01x\0" * (ROOM // 5)),
    "nothing.gif": gif(b"\0" * ROOM),
    "blocks.gif": gif(blocks=b"\x01\0" * (ROOM // 4)),
    "pictures.gif": gif(b"," + bytes(9) + b"\x02\0" + b"," * (ROOM // 2)),
}


@pytest.mark.parametrize("name", SHREDS)
def test_a_picture_in_shreds_is_refused_at_once(tmp_path, name):
    (tmp_path / name).write_bytes(SHREDS[name])
    assert len(SHREDS[name]) <= MAX_FILE_BYTES
    began_s = time.thread_time()
    with pytest.raises(ValueError, match="is made of more than 80,000 parts"):
        read_picture(tmp_path, name)
    assert time.thread_time() - began_s < 0.5


def test_an_extension_that_is_none_hides_no_shreds():
    # To Pillow, what follows an empty block are more blocks of the same.
    check_picture("a.gif", gif(b"!\x01\x01x\0"))
    check_picture("a.gif", gif(b"!\xfe\0"))
    with pytest.raises(ValueError, match="is a damaged GIF picture"):
        check_picture("a.gif", gif(b"!\x01\0"))


def test_the_largest_pictures_have_fewer_parts():
    full = b"!\xfe" + (b"\xff" + bytes(255)) * (ROOM // 256) + b"\0"
    check_picture("a.gif", gif(full))
    check_picture("a.png", png(chunk(b"IDAT", bytes(4096)) * (ROOM // 4108)))


def test_every_block_of_a_gif_is_counted_once(tmp_path, monkeypatch):
    whole = write_film(tmp_path / "a.gif").read_bytes()
    assert (
        whole.count(b",\0\0\0\0\x14\0\x0c\0\x81") == 2
    )  # pictures with colours of their own
    # How often it plays, with a block and its content; three pictures and how long each
    # is shown, likewise; and the end.
    parts = 3 + 3 * 4 + 1
    monkeypatch.setattr("facekeys.overlays.parts.MAX_PARTS", parts)
    check_picture("a.gif", whole)
    monkeypatch.setattr("facekeys.overlays.parts.MAX_PARTS", parts - 1)
    with pytest.raises(ValueError, match="parts"):
        check_picture("a.gif", whole)


def test_a_gif_that_ends_too_early_is_no_failure(tmp_path):
    whole = write_film(tmp_path / "a.gif").read_bytes()
    for length in range(10, len(whole)):
        with suppress(ValueError):
            check_picture("a.gif", whole[:length])
