import json
import os

import pytest
import typer
from typer.testing import CliRunner

from facekeys import doctor
from facekeys.camera.devices import Camera
from facekeys.cli.cameras import cameras as cameras_command
from facekeys.cli.doctor import doctor as doctor_command
from facekeys.doctor import CHECKS, Finding, examine
from facekeys.errors import ResourceError
from facekeys.overlays.faults import PackError
from facekeys.overlays.library import Library
from facekeys.virtualcam.host import Host
from linux_root import add_video_node


def test_every_check_is_made_in_order_and_none_stops_the_rest():
    def breaks():
        raise ResourceError("It is gone.", hint="Bring it back.")

    def lacks():
        raise ImportError("libfoo.so: cannot open shared object file")

    def two():
        yield Finding("two", "ok", "First.")
        yield Finding("two", "todo", "Second.", "Do it.")

    findings = examine({"one": breaks, "two": two, "three": lacks})
    assert findings[:3] == [
        Finding("one", "broken", "It is gone.", "Bring it back."),
        Finding("two", "ok", "First."),
        Finding("two", "todo", "Second.", "Do it."),
    ]
    assert (findings[3].name, findings[3].state) == ("three", "broken")
    assert "libfoo.so" in findings[3].message


def test_all_that_can_fail_is_looked_at():
    assert list(CHECKS) == [
        "model",
        "cascade",
        "filters",
        "cameras",
        "display",
        "opencv",
        "virtual camera",
    ]
    assert {finding.name for finding in examine()} == set(CHECKS)


def test_a_damaged_model_is_broken(monkeypatch, tmp_path):
    (tmp_path / "m.toml").write_text("format = 1\n")
    monkeypatch.setattr(
        "facekeys.keypoints.model.resource", lambda _: tmp_path / "m.toml"
    )
    (finding,) = examine({"model": doctor.check_model})
    assert finding.state == "broken"
    assert "m.toml is broken" in finding.message


def test_a_damaged_cascade_is_broken(monkeypatch, tmp_path):
    cascade = tmp_path / "cascade.xml"
    cascade.write_text("<nothing/>")
    monkeypatch.setattr("facekeys.detection.viola_jones.resource", lambda _: cascade)
    (finding,) = examine({"cascade": doctor.check_cascade})
    assert finding.state == "broken"


def test_the_cascade_that_ships_is_sound():
    (finding,) = doctor.check_cascade()
    assert finding.state == "ok"


def test_each_broken_filter_is_a_finding_and_the_others_count(monkeypatch, tmp_path):
    library = Library(
        {"hat": None},
        (PackError(tmp_path / "a", ["a: x"]), PackError(tmp_path / "b", ["b: y"])),
    )
    monkeypatch.setattr("facekeys.overlays.library.load_library", lambda _: library)
    first, second, rest = doctor.check_filters()
    assert (first.state, second.state, rest.state) == ("broken", "broken", "ok")
    assert "a: x" in first.message
    assert "b: y" in second.message
    assert rest.message == "1 can be worn: hat."


def test_no_filter_at_all_is_broken(monkeypatch):
    monkeypatch.setattr(
        "facekeys.overlays.library.load_library", lambda _: Library({}, ())
    )
    (finding,) = doctor.check_filters()
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
    first, second = doctor.check_cameras(Host("linux", tmp_path))
    assert (first.state, first.message) == ("ok", "Acme is number 0.")
    assert second.message == "Brio is number 2."


def test_a_webcam_that_may_not_be_read_tells_the_group(webcams, tmp_path, monkeypatch):
    webcams(Camera("a", "Acme", 0, 200))
    add_video_node(tmp_path, 0, "Acme", hardware="usb1")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    (finding,) = doctor.check_cameras(Host("linux", tmp_path))
    assert finding.state == "todo"
    assert "usermod -aG video" in finding.fix


def test_no_webcam_is_something_to_do(webcams, tmp_path):
    webcams()
    (finding,) = doctor.check_cameras(Host("linux", tmp_path))
    assert (finding.state, finding.message) == ("todo", "No webcam was found.")
    assert finding.fix


@pytest.fixture
def bare_display(monkeypatch):
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


def test_no_display_is_something_to_do(bare_display, tmp_path):
    (finding,) = doctor.check_display(Host("linux", tmp_path))
    assert finding.state == "todo"
    assert "facekeys render" in finding.fix


def test_missing_libraries_are_named(bare_display, tmp_path):
    bare_display.setenv("DISPLAY", "far.example:0")
    absent = {"libEGL.so.1", "libwayland-cursor.so.0", "libxcb-cursor.so.0"}

    def load(name):
        if name in absent:
            raise OSError(name)

    bare_display.setattr("ctypes.CDLL", load)
    (finding,) = doctor.check_display(Host("linux", tmp_path))
    assert finding.state == "todo"
    assert finding.message.endswith("libEGL.so.1, libxcb-cursor.so.0.")
    assert finding.fix.endswith("\n  sudo apt install libegl1 libxcb-cursor0")


def test_with_all_libraries_the_window_opens(bare_display, tmp_path):
    bare_display.setenv("DISPLAY", "far.example:0")
    bare_display.setattr("ctypes.CDLL", lambda name: None)
    (finding,) = doctor.check_display(Host("linux", tmp_path))
    assert finding.state == "ok"


@pytest.mark.parametrize(
    ("installed", "state"),
    [
        (["opencv-python-headless", "numpy"], "ok"),
        (["opencv-python", "opencv-python-headless"], "todo"),
        (["opencv_contrib_python"], "todo"),
    ],
)
def test_an_opencv_with_its_own_qt_is_something_to_do(installed, state):
    (finding,) = doctor.check_opencv(installed)
    assert finding.state == state
    if state == "todo":
        assert "pip uninstall -y opencv" in finding.fix
        assert 'pip install "opencv-python-headless<5"' in finding.fix


def test_the_opencv_that_is_installed_here_brings_no_qt():
    (finding,) = doctor.check_opencv()
    assert finding.state == "ok", finding.message


def test_a_virtual_camera_is_named(tmp_path, monkeypatch):
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    monkeypatch.setattr("facekeys.virtualcam.loopback.is_exclusive", lambda _: True)
    (finding,) = doctor.check_virtual_camera(Host("linux", tmp_path))
    assert finding == Finding(
        "virtual camera", "ok", "Other programs list it as FaceKeys Cam."
    )


def test_a_virtual_camera_that_chrome_does_not_list_is_loaded_anew(
    tmp_path, monkeypatch
):
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    monkeypatch.setattr("facekeys.virtualcam.loopback.is_exclusive", lambda _: False)
    (finding,) = doctor.check_virtual_camera(Host("linux", tmp_path))
    assert finding.state == "todo"
    assert "exclusive_caps=1" in finding.message
    assert finding.fix.splitlines()[1] == "  sudo modprobe -r v4l2loopback"


def test_a_virtual_camera_too_busy_to_ask_is_still_there(tmp_path):
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)  # and no device at all
    (finding,) = doctor.check_virtual_camera(Host("linux", tmp_path))
    assert finding.state == "ok"


def test_no_virtual_camera_is_something_to_do(tmp_path):
    (finding,) = doctor.check_virtual_camera(Host("linux", tmp_path))
    assert finding.state == "todo"
    assert "sudo modprobe v4l2loopback" in finding.fix


def run(command, *arguments):
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, arguments)


FINDINGS = [
    Finding("model", "ok", "It works."),
    Finding("virtual camera", "todo", "None [here].", "Run:\n  " + "x" * 200),
]


@pytest.fixture
def findings(monkeypatch):
    def found(*these):
        monkeypatch.setattr("facekeys.cli.doctor.examine", lambda: list(these))

    return found


def test_the_command_prints_findings_and_whole_lines_to_copy(findings):
    findings(*FINDINGS)
    result = run(doctor_command)
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "ok      model           It works.",
        "todo    virtual camera  None [here].",
        " " * 24 + "Run:",
        " " * 24 + "  " + "x" * 200,
    ]


def test_the_command_speaks_json(findings):
    findings(*FINDINGS)
    listed = json.loads(run(doctor_command, "--json").output)
    assert listed[0] == {
        "name": "model",
        "state": "ok",
        "message": "It works.",
        "fix": "",
    }
    assert [one["state"] for one in listed] == ["ok", "todo"]


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_what_is_broken_ends_the_command_with_6(findings, arguments):
    findings(*FINDINGS, Finding("cascade", "broken", "Gone."))
    assert run(doctor_command, *arguments).exit_code == 6


def test_the_cameras_are_listed(monkeypatch):
    cameras = [Camera("usb-1", "Acme", 0, 200), Camera("usb-2", "Brio", 12, 200)]
    monkeypatch.setattr("facekeys.cli.cameras.list_cameras", lambda: cameras)
    result = run(cameras_command)
    assert result.output.splitlines() == ["  0  Acme  [usb-1]", " 12  Brio  [usb-2]"]
    assert result.exit_code == 0


def test_no_camera_is_said_and_no_failure(monkeypatch):
    monkeypatch.setattr("facekeys.cli.cameras.list_cameras", list)
    result = run(cameras_command)
    assert result.exit_code == 0
    assert result.output.startswith("No webcam found.\n")
