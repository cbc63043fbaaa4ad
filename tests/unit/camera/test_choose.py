import pytest
from PIL import Image

from facekeys.camera.choose import open_file
from facekeys.camera.demo import DemoClip
from facekeys.camera.picture import Picture
from facekeys.errors import ExitCode, InputError


def test_demo_is_the_demo_clip():
    assert isinstance(open_file("demo"), DemoClip)


def test_a_picture_is_opened_as_one(tmp_path):
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    source = open_file(str(tmp_path / "a.png"))
    assert isinstance(source, Picture)
    source.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: None, "There is no file"),
        (lambda path: path.mkdir(), "is no file"),
        (lambda path: path.touch(), "is empty"),
        (lambda path: path.write_text("hello"), "can't be read"),
    ],
)
def test_bad_files_are_a_sentence_with_the_code_for_input(tmp_path, make, sentence):
    path = tmp_path / "thing"
    make(path)
    with pytest.raises(InputError, match=sentence) as caught:
        open_file(str(path))
    assert caught.value.exit_code == ExitCode.INPUT
    assert caught.value.hint
