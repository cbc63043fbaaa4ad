from fractions import Fraction

import av
import cv2
import numpy as np
import pytest

from facekeys.camera.choose import open_file
from facekeys.camera.video import VideoFile
from facekeys.errors import InputError


def write_video(path, *, sizes=((64, 48),) * 6, fps=10):
    """A video whose frames grow brighter by 30; each frame may have its own size."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mjpeg", rate=fps)
        stream.width, stream.height = sizes[0]
        stream.pix_fmt = "yuvj420p"
        for number, (width, height) in enumerate(sizes):
            brightness = 20 + 30 * number % 200
            picture = cv2.imencode(
                ".jpg", np.full((height, width, 3), brightness, np.uint8)
            )[1]
            packet = av.Packet(picture.tobytes())
            packet.stream = stream
            packet.pts = packet.dts = number
            packet.time_base = Fraction(1, fps)
            packet.is_keyframe = True
            container.mux(packet)
    return path


def frames_of(source):
    found = []
    while (frame := source.read()) is not None:
        found.append(frame)
    return found


def test_frames_come_in_order_with_their_times(tmp_path):
    source = VideoFile(write_video(tmp_path / "a.mkv"))
    assert source.size == (64, 48)
    assert source.fps == pytest.approx(10)
    frames = frames_of(source)
    assert [frame.index for frame in frames] == list(range(6))
    assert [frame.captured_ns // 1_000_000 for frame in frames] == [
        0, 100, 200, 300, 400, 500,
    ]  # fmt: skip
    brightness = [int(frame.pixels.mean()) for frame in frames]
    assert brightness == sorted(brightness)
    assert brightness[-1] - brightness[0] > 120
    source.close()


def test_rewinding_gives_the_same_frames_again(tmp_path):
    source = VideoFile(write_video(tmp_path / "a.mkv"))
    first = frames_of(source)
    source.rewind()
    again = frames_of(source)
    source.close()
    assert [f.captured_ns for f in again] == [f.captured_ns for f in first]
    for one, other in zip(first, again, strict=True):
        np.testing.assert_array_equal(one.pixels, other.pixels)


def test_frames_that_change_size_are_fitted_into_the_first(tmp_path):
    sizes = [(64, 48), (64, 48), (32, 48), (128, 48)]
    source = VideoFile(write_video(tmp_path / "a.mkv", sizes=sizes))
    frames = frames_of(source)
    source.close()
    assert [frame.pixels.shape for frame in frames] == [(48, 64, 3)] * 4
    assert frames[2].pixels[:, :8].max() == 0
    assert frames[3].pixels[:8].max() == 0


def test_a_damaged_part_is_skipped(tmp_path):
    path = write_video(tmp_path / "a.mkv", sizes=((64, 48),) * 30)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40] = bytes(40)
    path.write_bytes(content)
    source = VideoFile(path)
    assert len(frames_of(source)) > 10
    source.close()


def test_a_file_that_was_cut_off_says_so_at_its_end(tmp_path):
    path = write_video(tmp_path / "a.mkv", sizes=((64, 48),) * 60)
    whole = VideoFile(path)
    assert len(frames_of(whole)) == 60
    assert not whole.cut_short
    whole.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    half = VideoFile(path)
    assert 10 < len(frames_of(half)) < 50
    assert half.cut_short
    half.close()


def test_pixels_that_are_not_square_are_made_so(tmp_path):
    path = tmp_path / "wide.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height = 72, 48
        stream.codec_context.sample_aspect_ratio = Fraction(3, 2)
        frame = av.VideoFrame.from_ndarray(np.full((48, 72, 3), 90, np.uint8), "bgr24")
        container.mux([*stream.encode(frame), *stream.encode(None)])
    source = VideoFile(path)
    assert source.size == (108, 48)
    assert source.read().pixels.shape == (48, 108, 3)
    source.close()


@pytest.mark.parametrize("ending", ["h264", "mpg"])
def test_bare_streams_are_read_and_read_again(tmp_path, ending):
    path = tmp_path / f"bare.{ending}"
    codec = {"h264": "libx264", "mpg": "mpeg2video"}[ending]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(5):
            frame = av.VideoFrame.from_ndarray(
                np.full((48, 64, 3), 90, np.uint8), "bgr24"
            )
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    source = open_file(str(path))
    assert len(frames_of(source)) == 5
    source.rewind()
    assert len(frames_of(source)) == 5
    source.close()


@pytest.mark.parametrize("content", [b"no video at all " * 100, b"\x00" * 5000])
def test_what_is_no_video_is_a_sentence(tmp_path, content):
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    with pytest.raises(InputError, match="can't be read as a video"):
        VideoFile(path)


def test_a_file_of_sound_alone_holds_no_video(tmp_path):
    path = tmp_path / "a.wav"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000, layout="mono")
        sound = av.AudioFrame.from_ndarray(
            np.zeros((1, 800), np.int16), format="s16", layout="mono"
        )
        sound.sample_rate = 8000
        container.mux(stream.encode(sound))
    with pytest.raises(InputError, match="holds no video"):
        VideoFile(path)
