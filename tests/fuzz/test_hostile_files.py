"""Whatever bytes a file holds: it is read, or refused with a sentence."""

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facekeys.camera.choose import open_file
from facekeys.camera.demo import load_portrait
from facekeys.errors import InputError, ResourceError
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter

many = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

HEADS = (
    b"",
    b"\x89PNG\r\n\x1a\n",
    b"GIF89a",
    b"\xff\xd8\xff\xe0",
    b"\x1aE\xdf\xa3",
    b"RIFF",
)


@many
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=400))
def test_any_bytes_as_input(tmp_path, head, tail):
    path = tmp_path / "input"
    path.write_bytes(head + tail)
    with pytest.raises(InputError):
        open_file(str(path))


@pytest.fixture(scope="module")
def small_gif():
    portrait = cv2.resize(load_portrait("astronaut.png"), (32, 32))
    done, encoded = cv2.imencode(".gif", portrait)
    assert done
    return encoded.tobytes()


@many
@given(st.data())
def test_damaged_pictures(tmp_path, small_gif, data):
    content = bytearray(small_gif)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.gif"
    path.write_bytes(content[: data.draw(st.integers(10, len(content)))])
    try:
        source = open_file(str(path))
        for _ in range(3):
            frame = source.read()
            assert frame is None or frame.pixels.dtype == np.uint8
        source.close()
    except InputError as error:
        assert error.hint  # noqa: PT017 - either outcome is right


@many
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_as_a_manifest(tmp_path, content):
    pack = tmp_path / "pack"
    pack.mkdir(exist_ok=True)
    (pack / "filter.toml").write_bytes(content)
    with pytest.raises(ResourceError):
        load_filter(pack)


@many
@given(st.data())
def test_a_spoilt_manifest_is_refused_or_still_a_filter(tmp_path, data):
    shipped = builtin_folder() / "hat"
    pack = tmp_path / "hat"
    pack.mkdir(exist_ok=True)
    for picture in shipped.glob("*.png"):
        (pack / picture.name).write_bytes(picture.read_bytes())
    words = (shipped / "filter.toml").read_text().split(" ")
    place = data.draw(st.integers(0, len(words) - 1))
    words[place] = data.draw(
        st.sampled_from(["", "-1", "nan", "inf", "1e400", "[]", '"../x"', "true", "="])
    )
    (pack / "filter.toml").write_text(" ".join(words))
    try:
        assert load_filter(pack).layers
    except ResourceError as error:
        assert "filter.toml" in str(error)  # noqa: PT017 - likewise


@many
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_as_a_model_file(tmp_path, content):
    path = tmp_path / "model.toml"
    path.write_bytes(content)
    with pytest.raises(ResourceError):
        KeypointModel(path)
