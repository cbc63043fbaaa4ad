import os

import cv2
import pytest
from cv2_enumerate_cameras.camera_info import CameraInfo

from facekeys.camera.devices import Camera, find_camera, list_cameras
from facekeys.errors import CameraError, ExitCode
from linux_root import add_open_file, add_video_node


@pytest.fixture
def plugged_in(monkeypatch):
    """Returns a function that sets what cv2-enumerate-cameras finds."""

    def plug(*cameras, fault=None):
        asked = []

        def enumerate_cameras(backend):
            asked.append(backend)
            if fault:
                raise fault
            return [
                CameraInfo(index, name, path, None, None, backend)
                for index, name, path in cameras
            ]

        monkeypatch.setattr(
            "cv2_enumerate_cameras.enumerate_cameras", enumerate_cameras
        )
        return asked

    return plug


def on_linux(root):
    return list_cameras(platform="linux", root=root)


def link(root, folder, name, number):
    path = root / f"dev/v4l/{folder}/{name}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(f"../../video{number}")


@pytest.mark.parametrize(
    ("platform", "backend"),
    [
        ("linux", cv2.CAP_V4L2),
        ("win32", cv2.CAP_DSHOW),
        ("darwin", cv2.CAP_AVFOUNDATION),
    ],
)
def test_one_backend_counts_per_system(tmp_path, plugged_in, platform, backend):
    asked = plugged_in((1, "B", "b"), (0, "A", "a"))
    cameras = list_cameras(platform=platform, root=tmp_path)
    assert asked == [backend]
    assert cameras == [Camera("a", "A", 0, backend), Camera("b", "B", 1, backend)]


def test_an_unknown_system_has_none(tmp_path, plugged_in):
    asked = plugged_in((0, "A", "a"))
    assert list_cameras(platform="plan9", root=tmp_path) == []
    assert asked == []


@pytest.mark.parametrize(
    "fault", [OSError("no rights"), RuntimeError("no service"), NotImplementedError()]
)
def test_a_system_that_tells_nothing_has_none(tmp_path, plugged_in, fault):
    plugged_in(fault=fault)
    assert on_linux(tmp_path) == []


def test_this_machine_is_listed_without_a_word(capfd):
    list_cameras()
    assert capfd.readouterr() == ("", "")


def test_the_link_by_id_is_the_id(tmp_path, plugged_in):
    add_video_node(tmp_path, 2, "Cam", hardware="usb1/1-2:1.0")
    link(tmp_path, "by-path", "pci-0000:00-usb-2-video-index0", 2)
    link(tmp_path, "by-id", "usb-Acme_Other-video-index0", 0)
    link(tmp_path, "by-id", "usb-Acme_Cam_123-video-index0", 2)
    plugged_in((2, "Cam", "/dev/video2"))
    (camera,) = on_linux(tmp_path)
    assert camera.id == "/dev/v4l/by-id/usb-Acme_Cam_123-video-index0"


def test_without_it_the_link_by_port_then_the_file(tmp_path, plugged_in):
    add_video_node(tmp_path, 2, "Cam", hardware="usb1/1-2:1.0")
    add_video_node(tmp_path, 4, "Old", hardware="usb1/1-4:1.0")
    link(tmp_path, "by-path", "pci-0000:00-usb-2-video-index0", 2)
    plugged_in((2, "Cam", "/dev/video2"), (4, "Old", "/dev/video4"))
    first, second = on_linux(tmp_path)
    assert first.id == "/dev/v4l/by-path/pci-0000:00-usb-2-video-index0"
    assert second.id == "/dev/video4"


def test_further_devices_of_one_camera_are_left_out(tmp_path, plugged_in):
    add_video_node(tmp_path, 0, "HD Cam: HD Cam", hardware="usb1/1-1:1.0")
    add_video_node(tmp_path, 2, "HD Cam: HD Cam", hardware="usb1/1-1:1.0")
    add_video_node(tmp_path, 4, "HD Cam: IR Cam", hardware="usb1/1-1:1.0")
    add_video_node(tmp_path, 6, "HD Cam: HD Cam", hardware="usb1/1-9:1.0")
    plugged_in(
        (6, "HD Cam: HD Cam", "/dev/video6"),
        (2, "HD Cam: HD Cam", "/dev/video2"),
        (0, "HD Cam: HD Cam", "/dev/video0"),
        (4, "HD Cam: IR Cam", "/dev/video4"),
    )
    assert [camera.index for camera in on_linux(tmp_path)] == [0, 4, 6]


def test_two_cameras_of_one_kind_are_both_there_on_windows(tmp_path, plugged_in):
    plugged_in((0, "Cam", r"\\?\usb#1"), (1, "Cam", r"\\?\usb#2"))
    assert len(list_cameras(platform="win32", root=tmp_path)) == 2


@pytest.mark.parametrize("fed", [False, True])
@pytest.mark.parametrize("label", ["FaceKeys Cam", "My label"])
def test_a_loopback_we_may_send_to_is_left_out_also_while_sending(
    tmp_path, plugged_in, label, fed
):
    add_video_node(tmp_path, 0, "Cam", hardware="usb1/1-1:1.0")
    add_video_node(tmp_path, 10, label, loopback=True, fed=fed)
    plugged_in((0, "Cam", "/dev/video0"), (10, label, "/dev/video10"))
    assert [camera.name for camera in on_linux(tmp_path)] == ["Cam"]


@pytest.mark.parametrize("fed", [True, None])
def test_a_phone_that_another_program_feeds_is_a_webcam_after_the_real_ones(
    tmp_path, plugged_in, fed
):
    add_video_node(tmp_path, 2, "Phone", loopback=True, fed=fed)
    add_video_node(tmp_path, 3, "Nobody's", loopback=True)
    add_video_node(tmp_path, 4, "Cam", hardware="usb1/1-1:1.0")
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True, fed=True)
    plugged_in(
        *((number, name, f"/dev/video{number}") for number, name in LOOPBACKS.items())
    )
    assert [camera.name for camera in on_linux(tmp_path)] == ["Cam", "Phone"]


def test_a_loopback_that_we_send_to_ourselves_is_no_webcam(tmp_path, plugged_in):
    add_video_node(tmp_path, 2, "Spare", loopback=True, fed=True)
    add_video_node(tmp_path, 3, "Phone", loopback=True, fed=True)
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True, fed=True)
    add_open_file(tmp_path, 7, "/dev/video2", os.O_WRONLY | os.O_NONBLOCK)
    add_open_file(tmp_path, 8, "/dev/video3", os.O_RDWR)  # the webcam of now
    plugged_in((2, "Spare", "/dev/video2"), (3, "Phone", "/dev/video3"))
    assert [camera.name for camera in on_linux(tmp_path)] == ["Phone"]


LOOPBACKS = {2: "Phone", 3: "Nobody's", 4: "Cam", 10: "FaceKeys Cam"}


@pytest.mark.parametrize(
    "name", ["FaceKeys Cam", "OBS Virtual Camera", "Unity Video Capture #2"]
)
def test_virtual_cameras_are_left_out_by_name(tmp_path, plugged_in, name):
    plugged_in((0, name, "x"), (1, "Cam", "y"))
    cameras = list_cameras(platform="win32", root=tmp_path)
    assert [(camera.name, camera.index) for camera in cameras] == [("Cam", 1)]


def test_a_camera_that_says_nothing_of_itself_is_still_one(tmp_path, plugged_in):
    plugged_in((3, None, None))
    (camera,) = list_cameras(platform="win32", root=tmp_path)
    assert (camera.name, camera.id) == ("Camera 3", "Camera 3")


CAMERAS = [
    Camera("usb-1", "Logitech BRIO", 0, 200),
    Camera("usb-2", "Logitech C920", 2, 200),
    Camera("usb-3", "Cam 2", 4, 200),
    Camera("usb-4", "Cam 2 Pro", 6, 200),
]


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("usb-2", 2),
        ("2", 2),  # the number, though it is also a part of a name
        ("cam 2", 4),  # the whole name, though it is also a part of another
        ("brio", 0),
        (" C920 ", 2),
    ],
)
def test_a_camera_is_found_by_what_people_type(text, index):
    assert find_camera(text, CAMERAS).index == index


@pytest.mark.parametrize("text", ["kodak", "", "9"])
def test_what_is_not_there_is_told_with_what_is(text):
    with pytest.raises(CameraError) as caught:
        find_camera(text, CAMERAS[:2])
    assert f'"{text}"' in caught.value.message
    assert caught.value.hint == "There are: 0 (Logitech BRIO), 2 (Logitech C920)."
    assert caught.value.exit_code == ExitCode.INPUT


def test_a_text_that_means_two_is_told_with_both():
    with pytest.raises(CameraError, match="more than one") as caught:
        find_camera("logitech", CAMERAS)
    assert "0 (Logitech BRIO), 2 (Logitech C920)" in caught.value.hint


def test_without_any_camera_the_text_does_not_matter():
    with pytest.raises(CameraError, match="No webcam was found"):
        find_camera("0", [])
