"""Looks for webcams: cheap while nothing changes, thorough when something does."""

import shutil

import pytest

from facekeys.camera.devices import Camera, labels
from facekeys.camera.hotplug import Plugs
from linux_root import add_video_node

ONE = Camera("usb-one", "Studio Cam", 0, 200)
TWO = Camera("usb-two", "Studio Cam", 2, 200)


class Lister:
    """Names the webcams that a test says are there, and counts how often."""

    def __init__(self, *cameras):
        self.cameras = list(cameras)
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return list(self.cameras)


def looks(plugs, times):
    return [plugs.look() for _ in range(times)]


def test_the_first_look_tells_what_is_there_and_others_only_what_is_new(tmp_path):
    lister = Lister(ONE)
    plugs = Plugs(lister, platform="win32", root=tmp_path)
    assert looks(plugs, 3) == [[ONE], None, None]
    lister.cameras = [ONE, TWO]
    assert looks(plugs, 2) == [[ONE, TWO], None]
    lister.cameras = []
    assert looks(plugs, 2) == [[], None]


def test_on_linux_nothing_is_listed_while_nothing_changes(tmp_path):
    lister = Lister()
    plugs = Plugs(lister, platform="linux", root=tmp_path)
    looks(plugs, 20)
    begun = lister.asked
    assert looks(plugs, 20) == [None] * 20
    assert lister.asked == begun < 10


def link(root):
    folder = root / "dev/v4l/by-id"
    folder.mkdir(parents=True)
    (folder / "usb-one").symlink_to("../../video0")


def feed(root):
    (root / "sys/class/video4linux/video9/state").write_text("capture\n")


def unplug(root):
    shutil.rmtree(root / "sys/class/video4linux/video9")


@pytest.mark.parametrize(
    "change",
    [lambda root: add_video_node(root, 0, "Studio Cam"), link, feed, unplug],
    ids=["plugged in", "linked", "fed by a phone", "unplugged"],
)
def test_on_linux_every_change_is_noticed(tmp_path, change):
    add_video_node(tmp_path, 9, "Phone", loopback=True)
    lister = Lister()
    plugs = Plugs(lister, platform="linux", root=tmp_path)
    looks(plugs, 20)
    change(tmp_path)
    lister.cameras = [ONE]
    assert looks(plugs, 2) == [[ONE], None]


def test_a_device_that_may_be_opened_a_moment_later_is_listed_then(tmp_path):
    lister = Lister()
    plugs = Plugs(lister, platform="linux", root=tmp_path)
    looks(plugs, 20)
    add_video_node(tmp_path, 0, "Studio Cam")
    assert looks(plugs, 2) == [None, None]
    lister.cameras = [ONE]
    assert [ONE] in looks(plugs, 2)


def test_webcams_of_one_name_are_told_apart():
    three = Camera("usb-three", "Studio Cam (2)", 4, 200)
    assert labels([]) == []
    assert labels([ONE, TWO]) == ["Studio Cam", "Studio Cam (2)"]
    assert labels([ONE, three, TWO]) == [
        *("Studio Cam", "Studio Cam (2)", "Studio Cam (3)")
    ]
