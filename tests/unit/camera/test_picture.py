import numpy as np
import pytest
from PIL import Image

from facekeys.camera.picture import MAX_SIDE, Picture, is_picture
from facekeys.errors import InputError


def frames_of(source):
    found = []
    while (frame := source.read()) is not None:
        found.append(frame)
    source.close()
    return found


def save(path, colours, **options):
    pictures = [Image.new("RGB", (12, 8), colour) for colour in colours]
    pictures[0].save(
        path, save_all=len(pictures) > 1, append_images=pictures[1:], **options
    )
    return path


def test_a_still_is_one_frame_in_bgr(tmp_path):
    source = Picture(save(tmp_path / "a.png", [(10, 20, 200)]))
    assert (source.size, source.length) == ((12, 8), 1)
    (frame,) = frames_of(source)
    assert frame.pixels[0, 0].tolist() == [200, 20, 10]


def test_a_still_can_be_read_again_after_rewinding(tmp_path):
    source = Picture(save(tmp_path / "a.png", [(1, 2, 3)]))
    assert source.read() is not None
    assert source.read() is None
    source.rewind()
    assert len(frames_of(source)) == 1


def test_exif_orientation_is_obeyed(tmp_path):
    image = Image.new("RGB", (12, 8))
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    image.save(tmp_path / "a.jpg", exif=exif)
    assert Picture(tmp_path / "a.jpg").size == (8, 12)


def test_an_animated_gif_gives_its_frames_and_times(tmp_path):
    path = save(
        tmp_path / "a.gif", ["red", "lime", "blue"], duration=[50, 200, 80], loop=0
    )
    source = Picture(path)
    assert source.length == 3
    frames = frames_of(source)
    assert [frame.captured_ns // 1_000_000 for frame in frames] == [0, 50, 250]
    assert [int(np.argmax(frame.pixels[2, 2])) for frame in frames] == [2, 1, 0]


def test_a_phones_picture_with_a_small_copy_of_itself_is_one_frame(tmp_path):
    large, small = Image.new("RGB", (40, 20)), Image.new("RGB", (10, 5))
    large.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[small])
    with Image.open(tmp_path / "a.jpg") as saved:
        assert saved.n_frames == 2
    source = Picture(tmp_path / "a.jpg")
    assert len(frames_of(source)) == 1


def test_a_1x1_picture_is_read(tmp_path):
    Image.new("L", (1, 1), 7).save(tmp_path / "dot.png")
    (frame,) = frames_of(Picture(tmp_path / "dot.png"))
    assert frame.pixels.tolist() == [[[7, 7, 7]]]


def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path):
    path = tmp_path / "huge.png"
    Image.new("1", (20_000, 20_000)).save(path)
    with pytest.raises(InputError, match="too large") as caught:
        Picture(path)
    assert str(MAX_SIDE) in caught.value.hint


def test_a_truncated_picture_is_a_sentence(tmp_path):
    path = tmp_path / "half.png"
    rng = np.random.default_rng(1)
    Image.fromarray(rng.integers(0, 255, (80, 80, 3), np.uint8)).save(path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(InputError, match="broken"):
        Picture(path)


def test_what_is_a_picture_is_told_by_content(tmp_path):
    disguised = tmp_path / "picture.mp4"
    Image.new("RGB", (4, 4)).save(disguised, format="PNG")
    assert is_picture(disguised)
    text = tmp_path / "text.png"
    text.write_text("no picture")
    assert not is_picture(text)
