"""Who has the virtual camera open, in folders that look like /proc and /sys."""

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.virtualcam.audience import NOBODY, SOMEBODY, UNKNOWN, Audience
from facekeys.virtualcam.openers import count_programs
from linux_root import add_video_node

if sys.platform == "win32":
    pytest.skip("links without rights", allow_module_level=True)

DEVICE = "/dev/video10"
OTHER = "/dev/video4"


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


class Machine:
    """A root folder with the loopback device 10, and programs to put in."""

    def __init__(self, root):
        self.root = root
        add_video_node(root, 10, "FaceKeys Cam", loopback=True)
        add_video_node(root, 0, "Cam", hardware="usb1/1-1:1.0")

    def run(self, process, *files):
        folder = self.root / f"proc/{process}/fd"
        folder.mkdir(parents=True)
        for number, path in enumerate(files):
            (folder / str(number)).symlink_to(path)

    def count(self, uses):
        module = self.root / "sys/module/v4l2loopback"
        module.mkdir(parents=True, exist_ok=True)
        (module / "refcnt").write_text(f"{uses}\n")
        return count_programs(DEVICE, self.root)


def test_programs_are_counted_not_files_and_not_ourselves(machine):
    machine.run(os.getpid(), DEVICE, "socket:[1]", DEVICE)
    machine.run(77, DEVICE, DEVICE)
    machine.run(78, "/dev/video0", "/home/me/dev/video10")
    machine.run(79, "/dev/null", DEVICE)
    assert machine.count(uses=5) == Audience(watched=True, programs=2)


def test_nobody_is_nobody_while_we_send(machine):
    machine.run(os.getpid(), DEVICE)
    machine.run(77, "/dev/video0")
    assert machine.count(uses=1) == NOBODY


def test_one_whose_files_we_may_not_see_is_somebody(machine):
    machine.run(os.getpid(), DEVICE)
    assert machine.count(uses=2) == SOMEBODY
    machine.run(77, DEVICE)
    assert machine.count(uses=3) == SOMEBODY


def test_beside_another_loopback_it_is_not_known_which_one_somebody_reads(machine):
    add_video_node(machine.root, 4, "OBS Virtual Camera", loopback=True)
    machine.run(os.getpid(), DEVICE)
    machine.run(77, OTHER)
    assert machine.count(uses=2) == NOBODY
    assert machine.count(uses=3) == UNKNOWN


def test_a_kernel_that_keeps_no_count_leaves_it_open_whether_there_are_more(machine):
    machine.run(os.getpid(), DEVICE)
    assert count_programs(DEVICE, machine.root) == UNKNOWN
    machine.run(77, DEVICE)
    assert count_programs(DEVICE, machine.root) == Audience(watched=True, programs=1)


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="as root")
def test_a_process_of_somebody_else_is_passed_over(machine):
    machine.run(1, DEVICE)
    (machine.root / "proc/1/fd").chmod(0)
    machine.run(77, DEVICE)
    assert machine.count(uses=1) == Audience(watched=True, programs=1)


def test_a_process_that_ends_meanwhile_is_passed_over(machine):
    (machine.root / "proc/66").mkdir(parents=True)
    (machine.root / "proc/version").touch()
    assert machine.count(uses=0) == NOBODY


@given(
    files=st.dictionaries(
        st.integers(1, 2**22),
        st.lists(st.sampled_from([DEVICE, OTHER, "/dev/null"]), max_size=3),
        max_size=5,
    ),
    hidden=st.integers(0, 2),
)
def test_whoever_reads_is_never_overlooked(tmp_path_factory, files, hidden):
    machine = Machine(tmp_path_factory.mktemp("root"))
    files.pop(os.getpid(), None)
    for process, paths in files.items():
        machine.run(process, *paths)
    readers = sum(DEVICE in paths for paths in files.values())
    seen = machine.count(sum(paths.count(DEVICE) for paths in files.values()) + hidden)
    assert seen.watched == (readers + hidden > 0)
    assert seen.programs == (None if hidden else readers)


def test_this_machine_is_counted_without_a_fault():
    assert count_programs("/dev/video10").programs in {0, None}
