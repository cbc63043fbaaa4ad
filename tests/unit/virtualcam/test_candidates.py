from pathlib import Path

import pytest

from facekeys.virtualcam.candidates import candidates
from facekeys.virtualcam.host import Host
from linux_root import add_video_node


def linux(root):
    return Host(platform="linux", root=root)


def test_the_label_decides_then_the_number(tmp_path):
    add_video_node(tmp_path, 4, "OBS Virtual Camera", loopback=True)
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    add_video_node(tmp_path, 2, "Dummy video device (0x0000)", loopback=True)
    found = candidates(linux(tmp_path))
    assert [one.name for one in found] == [
        "FaceKeys Cam",
        "Dummy video device (0x0000)",
        "OBS Virtual Camera",
    ]
    assert found[0].device == "/dev/video10"
    assert found[0].node == tmp_path / "dev/video10"


def test_a_real_camera_is_never_written_to_whatever_its_name(tmp_path):
    add_video_node(tmp_path, 0, "FaceKeys Cam", hardware="usb1/1-1:1.0")
    assert candidates(linux(tmp_path)) == []


def test_a_nameless_loopback_goes_by_its_file(tmp_path):
    add_video_node(tmp_path, 3, "", loopback=True)
    assert candidates(linux(tmp_path))[0].name == "/dev/video3"


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        (
            "win32",
            [("unitycapture", "FaceKeys Cam"), ("obs", "OBS Virtual Camera")],
        ),
        ("darwin", [("obs", "OBS Virtual Camera")]),
        ("freebsd14", []),
    ],
)
def test_elsewhere_what_there_may_be_is_tried(platform, expected):
    found = candidates(Host(platform=platform, root=Path("/nowhere")))
    assert [(one.backend, one.name) for one in found] == expected
    assert all(one.node is None for one in found)
