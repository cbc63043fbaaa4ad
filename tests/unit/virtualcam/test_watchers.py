import ctypes
import errno
import sys
from pathlib import Path

import pytest

from facekeys.virtualcam import client_usage
from facekeys.virtualcam.audience import (
    NOBODY,
    SOMEBODY,
    UNKNOWN,
    BlindWatch,
    audience_of,
)
from facekeys.virtualcam.client_usage import ClientUsage
from facekeys.virtualcam.file_events import FileEvents
from facekeys.virtualcam.watchers import DeviceWatch, watch_device

if sys.platform != "linux":
    pytest.skip("inotify", allow_module_level=True)


@pytest.fixture
def device(tmp_path):
    path = tmp_path / "video10"
    path.touch()
    return path


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


class Usage:
    """Says what a test wants about streaming."""

    def __init__(self, streaming):
        self.now = streaming
        self.closed = False

    def streaming(self):
        if self.now is None:
            raise OSError(errno.ENODEV, "gone")
        return self.now

    def close(self):
        self.closed = True


class Census:
    """Counts what a test says, and how often it was asked."""

    def __init__(self):
        self.now = NOBODY
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return self.now


@pytest.fixture
def census():
    return Census()


@pytest.fixture
def watch(device, census):
    watch = DeviceWatch(FileEvents(device), None, census)
    yield watch
    watch.close()


def test_it_counts_at_first_and_after_that_only_when_something_happened(
    watch, device, census
):
    for _ in range(5):
        assert watch.audience() == NOBODY
    assert census.asked == 1
    with device.open():
        census.now = audience_of(1)
        assert watch.audience() == audience_of(1)
    census.now = NOBODY
    assert watch.audience() == NOBODY
    for _ in range(5):
        watch.audience()
    assert census.asked == 4  # twice after each change: it may not be over at once


def test_where_the_module_tells_it_decides_and_the_count_says_by_how_many(
    device, census
):
    usage = Usage(streaming=False)
    watch = DeviceWatch(FileEvents(device), usage, census)
    census.now = audience_of(2)
    assert watch.audience() == NOBODY  # two only look
    usage.now = True
    assert watch.audience() == audience_of(2)
    device.open().close()
    census.now = NOBODY
    assert watch.audience() == SOMEBODY
    usage.now = None
    assert watch.audience() == UNKNOWN
    watch.close()
    watch.close()
    assert usage.closed


def test_a_camera_without_a_device_or_without_its_file_is_not_known(tmp_path):
    for node in (None, tmp_path / "none"):
        watch = watch_device(node)
        assert isinstance(watch, BlindWatch)
        assert watch.audience() == UNKNOWN
        watch.close()


def test_a_real_file_is_watched_and_left_open_by_nobody(device):
    before = open_files()
    watch = watch_device(device)
    assert isinstance(watch, DeviceWatch)
    watch.audience()
    watch.close()
    watch.close()
    assert open_files() == before


def test_file_events_tell_of_other_programs_and_only_once(device):
    events = FileEvents(device)
    assert not events.happened()
    with device.open("rb"):
        assert events.happened()
        assert not events.happened()
    assert events.happened()
    for _ in range(2000):
        device.open("rb").close()
    assert events.happened()
    assert not events.happened()
    events.close()
    assert not events.happened()


class FakeModule:
    """Answers the ioctls of a v4l2loopback that has the event, as the real one does."""

    def __init__(self, *, streaming=False, knows=True):
        self.streaming = streaming
        self.knows = knows
        self.subscribed = False
        self.pending = []
        self.calls = {
            client_usage.SUBSCRIBE: self.subscribe,
            client_usage.UNSUBSCRIBE: self.unsubscribe,
            client_usage.DEQUEUE: self.dequeue,
        }

    def ioctl(self, _descriptor, request, argument):
        self.calls[request](argument)

    def subscribe(self, wanted):
        if not self.knows:
            raise OSError(errno.EINVAL, "Invalid argument")
        assert wanted.type == 0x10E00001
        if not self.subscribed and wanted.flags & 1:
            self.pending.append(int(self.streaming))
        self.subscribed = True

    def unsubscribe(self, _wanted):
        self.subscribed = False
        self.pending.clear()

    def dequeue(self, event):
        if not self.pending:
            raise OSError(errno.ENOENT, "No such file or directory")
        event.payload.count = self.pending.pop(0)


@pytest.fixture
def module(monkeypatch):
    def install(**options):
        fake = FakeModule(**options)
        monkeypatch.setattr("fcntl.ioctl", fake.ioctl)
        return fake

    return install


def test_every_question_to_the_module_gets_the_answer_of_that_moment(module, device):
    fake = module()
    usage = ClientUsage(device)
    answers = []
    for fake.streaming in (False, True, True, False):
        answers.append(usage.streaming())
    assert answers == [False, True, True, False]
    assert not fake.subscribed
    usage.close()
    usage.close()
    with pytest.raises(OSError, match="closed"):
        usage.streaming()


def test_an_older_module_does_not_know_the_event(module, device):
    module(knows=False)
    before = open_files()
    with pytest.raises(OSError, match="Invalid"):
        ClientUsage(device)
    assert open_files() == before


def test_the_structures_have_the_kernels_sizes():
    assert client_usage.SUBSCRIBE == 0x4020565A
    assert client_usage.UNSUBSCRIBE == 0x4020565B
    if ctypes.sizeof(ctypes.c_long) == 8:
        assert client_usage.DEQUEUE == 0x80885659
