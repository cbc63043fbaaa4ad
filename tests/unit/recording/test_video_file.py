from fractions import Fraction

import av
import cv2
import numpy as np
import pytest

from facekeys.camera.video import VideoFile
from facekeys.errors import OutputError
from facekeys.recording.picture import write_picture
from facekeys.recording.video import video_file
from factories import make_frame

RATE = 8000


def write_sound(container, stream, seconds):
    """A tone that starts at 0."""
    times = np.arange(int(seconds * RATE)) / RATE
    tone = (8000 * np.sin(2 * np.pi * 440 * times)).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(tone[None], format="s16", layout="mono")
    frame.sample_rate = RATE
    frame.pts = 0
    frame.time_base = Fraction(1, RATE)
    resampler = av.AudioResampler(stream.format.name, "mono", stream.rate)
    fifo = resampler.resample(frame) + resampler.resample(None)
    for piece in fifo:
        container.mux(stream.encode(piece))
    container.mux(stream.encode(None))


@pytest.fixture(params=["pcm_s16le", "flac", "aac"])
def with_sound(request, tmp_path):
    """A video of one second with sound, in a codec that is copied or made anew."""
    path = tmp_path / "in.mkv"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=10)
        video.width, video.height = 64, 48
        sound = container.add_stream(request.param, rate=RATE, layout="mono")
        for number in range(10):
            frame = av.VideoFrame.from_ndarray(
                make_frame(value=20 * number).pixels, format="bgr24"
            )
            frame.pts = number
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        write_sound(container, sound, 1.0)
    return path


def write(path, frames, **options):
    size = (frames[0].width, frames[0].height)
    with video_file(path, size=size, fps=10, **options) as writer:
        for frame in frames:
            writer.write(frame)


def ramp(width=64, height=48, count=10):
    return [
        make_frame(
            width, height, index=n, captured_ns=n * 100_000_000, value=20 + 20 * n
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("ending", [".mp4", ".mkv", ".mov"])
def test_what_is_written_is_read_back_with_its_times(tmp_path, ending):
    path = tmp_path / f"out{ending}"
    write(path, ramp())
    source = VideoFile(path)
    frames = [source.read() for _ in range(10)]
    assert source.read() is None
    source.close()
    for number, frame in enumerate(frames):
        assert frame.captured_ns == pytest.approx(number * 1e8, abs=1.1e6)
        assert frame.pixels.mean() == pytest.approx(20 + 20 * number, abs=4)


@pytest.mark.parametrize("size", [(65, 49), (1, 1), (64, 49)])
def test_odd_sizes_grow_by_one(tmp_path, size):
    write(tmp_path / "out.mp4", ramp(*size, count=3))
    source = VideoFile(tmp_path / "out.mp4")
    assert source.size == (size[0] + size[0] % 2, size[1] + size[1] % 2)
    source.close()


@pytest.mark.parametrize("ending", [".mp4", ".mkv", ".mov"])
def test_the_sound_comes_along(tmp_path, with_sound, ending):
    write(tmp_path / f"out{ending}", ramp(), sound_from=with_sound)
    with av.open(str(tmp_path / f"out{ending}")) as container:
        assert len(container.streams.video) == 1
        samples = np.concatenate(
            [frame.to_ndarray()[0] for frame in container.decode(audio=0)]
        )
        rate = container.streams.audio[0].rate
    assert len(samples) / rate == pytest.approx(1.0, abs=0.15)
    spectrum = np.abs(np.fft.rfft(samples[: rate // 2]))
    loudest_hz = spectrum.argmax() * rate / (rate // 2)
    assert loudest_hz == pytest.approx(440, abs=5)


def test_a_silent_source_gives_a_silent_video(tmp_path):
    write(tmp_path / "silent.mkv", ramp())
    write(tmp_path / "out.mp4", ramp(), sound_from=tmp_path / "silent.mkv")
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert not container.streams.audio


def test_frames_that_share_a_tick_are_kept_apart(tmp_path):
    frames = [make_frame(index=n, captured_ns=n) for n in range(5)]
    write(tmp_path / "out.mp4", frames)
    source = VideoFile(tmp_path / "out.mp4")
    assert [source.read() is not None for _ in range(6)] == [True] * 5 + [False]
    source.close()


def test_an_interrupted_video_leaves_nothing(tmp_path):
    path = tmp_path / "out.mp4"
    path.write_text("precious")
    with (  # noqa: PT012 - the interrupt comes in the middle
        pytest.raises(KeyboardInterrupt),
        video_file(path, size=(64, 48), fps=10) as writer,
    ):
        writer.write(make_frame())
        raise KeyboardInterrupt
    assert path.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_a_sentence(tmp_path):
    with (
        pytest.raises(OutputError, match="can't be written"),
        video_file(tmp_path / "no" / "a.mp4", size=(64, 48), fps=10),
    ):
        pass


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".bmp"])
def test_pictures(tmp_path, ending):
    write_picture(tmp_path / f"a{ending}", make_frame(value=90).pixels)
    source_pixels = cv2.imread(str(tmp_path / f"a{ending}"))
    assert source_pixels.shape == (48, 64, 3)
    assert source_pixels.mean() == pytest.approx(90, abs=2)
