import os
from importlib import metadata

import pytest

from facekeys.camera.devices import Camera
from facekeys.doctor import general
from facekeys.doctor.examination import GENERAL, examine
from facekeys.doctor.finding import Finding
from facekeys.errors import ResourceError
from facekeys.overlays.library import Library
from facekeys.virtualcam.host import Host
from linux_root import add_video_node
from unit.overlays.packs import write_pack

HERE = Host()


def test_every_check_is_made_in_order_and_none_stops_the_rest():
    def breaks(_host):
        raise ResourceError("It is gone.", hint="Bring it back.")

    def lacks(_host):
        raise ImportError("libfoo.so: cannot open shared object file")

    def two(_host):
        yield Finding("a", "two", "ok", "First.")
        yield Finding("b", "two", "todo", "Second.", "Do it.")

    findings = examine(HERE, {"one": breaks, "two": two, "the third": lacks})
    assert findings[:3] == [
        Finding("one-broken", "one", "broken", "It is gone.", "Bring it back."),
        Finding("a", "two", "ok", "First."),
        Finding("b", "two", "todo", "Second.", "Do it."),
    ]
    assert findings[3].id == "the-third-broken"
    assert "libfoo.so" in findings[3].message


@pytest.mark.parametrize(
    ("platform", "last"),
    [
        ("linux", "virtual camera"),
        ("win32", "virtual camera"),
        ("darwin", "virtual camera"),
        ("plan9", "opencv"),
    ],
)
def test_all_that_can_fail_is_looked_at(platform, last, tmp_path):
    host = Host(platform, tmp_path, environment={})
    findings = examine(host)
    assert list(GENERAL) == [
        "model",
        "cascade",
        "filters",
        "cameras",
        "display",
        "opencv",
    ]
    assert {finding.name for finding in findings} == {*GENERAL, last}
    assert not [one for one in findings if one.state == "broken"]


def test_a_damaged_model_is_broken(monkeypatch, tmp_path):
    (tmp_path / "m.toml").write_text("format = 1\n")
    monkeypatch.setattr(
        "facekeys.keypoints.model.resource", lambda _: tmp_path / "m.toml"
    )
    (finding,) = examine(HERE, {"model": general.check_model})
    assert finding.state == "broken"
    assert "m.toml is broken" in finding.message


def test_a_damaged_cascade_is_broken(monkeypatch, tmp_path):
    cascade = tmp_path / "cascade.xml"
    cascade.write_text("<nothing/>")
    monkeypatch.setattr("facekeys.detection.viola_jones.resource", lambda _: cascade)
    (finding,) = examine(HERE, {"cascade": general.check_cascade})
    assert finding.state == "broken"


def test_the_cascade_that_ships_is_sound():
    (finding,) = general.check_cascade(HERE)
    assert finding.state == "ok"


def test_each_broken_filter_is_a_finding_and_the_others_count(monkeypatch, tmp_path):
    write_pack(tmp_path, "a", replace=("schema = 1", "schema = "))
    damaged = write_pack(tmp_path, "b") / "patch.png"
    damaged.write_bytes(damaged.read_bytes()[:50])
    write_pack(tmp_path, "c")
    monkeypatch.setattr("facekeys.overlays.library.builtin_folder", lambda: tmp_path)
    first, second, rest = general.check_filters(HERE)
    assert (first.state, second.state, rest.state) == ("broken", "broken", "ok")
    assert "filter a is broken" in first.message
    assert "damaged PNG picture" in second.message
    assert rest.message == "1 can be worn."


def test_no_filter_at_all_is_broken(monkeypatch):
    monkeypatch.setattr(
        "facekeys.overlays.library.load_library", lambda _: Library({}, ())
    )
    (finding,) = general.check_filters(HERE)
    assert finding.state == "broken"


@pytest.fixture
def webcams(monkeypatch):
    def plug(*cameras):
        monkeypatch.setattr(
            "facekeys.camera.devices.list_cameras", lambda **_: list(cameras)
        )

    return plug


def test_webcams_are_named(webcams, tmp_path):
    webcams(Camera("a", "Acme", 0, 200), Camera("b", "Brio", 2, 200))
    first, second = general.check_cameras(Host("linux", tmp_path))
    assert (first.state, first.message) == ("ok", "Acme is number 0.")
    assert second.message == "Brio is number 2."


def test_a_webcam_that_may_not_be_read_tells_the_group(webcams, tmp_path, monkeypatch):
    webcams(Camera("a", "Acme", 0, 200))
    add_video_node(tmp_path, 0, "Acme", hardware="usb1")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    (finding,) = general.check_cameras(Host("linux", tmp_path))
    assert finding.state == "todo"
    assert "usermod -aG video" in finding.fix


def test_no_webcam_is_something_to_do(webcams, tmp_path):
    webcams()
    (finding,) = general.check_cameras(Host("linux", tmp_path))
    assert (finding.state, finding.message) == ("todo", "No webcam was found.")
    assert finding.fix


@pytest.fixture
def bare_display(monkeypatch):
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


def test_no_display_is_something_to_do(bare_display, tmp_path):
    (finding,) = general.check_display(Host("linux", tmp_path))
    assert finding.state == "todo"
    assert "facekeys render" in finding.fix


def test_missing_libraries_are_named(bare_display, tmp_path):
    bare_display.setenv("DISPLAY", "far.example:0")
    absent = {"libEGL.so.1", "libwayland-cursor.so.0", "libxcb-cursor.so.0"}

    def load(name):
        if name in absent:
            raise OSError(name)

    bare_display.setattr("ctypes.CDLL", load)
    (finding,) = general.check_display(Host("linux", tmp_path))
    assert finding.state == "todo"
    assert finding.message.endswith("libEGL.so.1, libxcb-cursor.so.0.")
    assert finding.fix.endswith("\n  sudo apt install libegl1 libxcb-cursor0")


def test_with_all_libraries_the_window_opens(bare_display, tmp_path):
    bare_display.setenv("DISPLAY", "far.example:0")
    bare_display.setattr("ctypes.CDLL", lambda name: None)
    (finding,) = general.check_display(Host("linux", tmp_path))
    assert finding.state == "ok"


@pytest.mark.parametrize(
    ("clashing", "state"),
    [
        ((), "ok"),
        (("opencv-python",), "todo"),
        (("opencv-contrib-python", "opencv-python"), "todo"),
    ],
)
def test_an_opencv_with_its_own_qt_is_something_to_do(clashing, state, monkeypatch):
    def distribution(name):
        if name not in clashing:
            raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", distribution)
    (finding,) = general.check_opencv(HERE)
    assert finding.state == state
    if clashing:
        assert finding.commands == (
            f"pip uninstall -y {' '.join(clashing)} opencv-python-headless",
            'pip install "opencv-python-headless<5"',
        )


def test_the_opencv_that_is_installed_here_brings_no_qt():
    (finding,) = general.check_opencv(HERE)
    assert finding.state == "ok", finding.message
