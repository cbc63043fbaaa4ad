"""The choice of cameras while they come and go."""

import pytest

from facekeys.camera.devices import Camera
from facekeys.camera.hotplug import Plugs
from facekeys.ui.plugging import CameraWatcher
from facekeys.ui.sources import SourceChooser

ONE = Camera("usb-one", "Studio Cam", 0, 200)
TWO = Camera("usb-two", "Desk Cam", 2, 200)
TWIN = Camera("usb-twin", "Studio Cam", 4, 200)
OTHERS = ["Demo clip", "Open a video or picture …"]
TIMEOUT_MS = 10_000


@pytest.fixture
def make(qtbot, monkeypatch):
    """Make a chooser; `opened` notes what its choices open."""
    monkeypatch.setattr("facekeys.ui.sources.find_camera", lambda one: one)
    monkeypatch.setattr(
        "facekeys.ui.sources.Webcam", lambda camera, **mode: (camera, mode)
    )

    def chooser(*cameras):
        one = SourceChooser(lister=lambda: list(cameras))
        qtbot.addWidget(one)
        one.opened = []
        one.chosen.connect(one.opened.append)
        return one

    return chooser


def names(chooser):
    return [chooser.itemText(row) for row in range(chooser.count())]


def pick(chooser, name):
    row = names(chooser).index(name)
    chooser.setCurrentIndex(row)  # as a click does before it tells
    chooser.activated.emit(row)


def test_a_camera_that_is_plugged_in_is_offered_and_not_chosen(make):
    chooser = make(ONE)
    chooser.start()
    chooser.offer([ONE, TWO])
    assert names(chooser) == ["Studio Cam", "Desk Cam", *OTHERS]
    assert chooser.currentText() == "Studio Cam"
    assert len(chooser.opened) == 1


def test_the_chosen_camera_stays_chosen_while_it_is_away(make):
    chooser = make(ONE, TWO)
    chooser.start()
    chooser.offer([TWO])
    assert names(chooser) == ["Desk Cam", "Studio Cam (not plugged in)", *OTHERS]
    assert chooser.currentText() == "Studio Cam (not plugged in)"
    chooser.offer([])
    assert not chooser.has_camera
    assert names(chooser) == ["Studio Cam (not plugged in)", *OTHERS]
    chooser.offer([ONE, TWO])
    assert chooser.currentText() == "Studio Cam"
    assert len(chooser.opened) == 1  # the engine opens it again by itself


def test_another_that_goes_is_no_longer_offered(make):
    chooser = make(ONE, TWO)
    chooser.start()
    chooser.offer([ONE])
    assert names(chooser) == ["Studio Cam", *OTHERS]
    chooser.offer([])
    pick(chooser, "Demo clip")
    chooser.offer([])
    assert names(chooser) == OTHERS
    assert chooser.currentText() == "Demo clip"


def test_who_chose_the_demo_keeps_it(make):
    chooser = make()
    chooser.start()
    pick(chooser, "Demo clip")
    chooser.offer([ONE])
    assert chooser.currentText() == "Demo clip"
    pick(chooser, "Studio Cam")
    assert chooser.opened[-1]() == ("usb-one", {})


def test_where_there_was_none_the_first_that_comes_is_taken(make, qtbot):
    chooser = make()
    assert chooser.start() is True
    assert not chooser.has_camera
    chooser.offer([TWO])
    assert chooser.has_camera
    assert chooser.currentText() == "Desk Cam"
    assert chooser.opened[-1]() == ("usb-two", {})
    chooser.offer([ONE, TWO])
    assert chooser.currentText() == "Desk Cam"


@pytest.mark.parametrize("there", [[], [TWO]], ids=["none", "another"])
def test_the_camera_of_last_time_is_taken_when_it_comes(make, there):
    chooser = make(*there)
    assert chooser.start("usb-one") is False
    chooser.offer([TWO])
    assert chooser.currentText() == "Desk Cam"
    chooser.offer([ONE, TWO])
    assert chooser.currentText() == "Studio Cam"
    assert chooser.opened[-1]() == ("usb-one", {})
    chooser.offer([TWO, ONE])
    assert chooser.currentText() == "Studio Cam"


def test_who_chose_another_meanwhile_keeps_that(make):
    chooser = make(TWO, TWIN)
    chooser.start("usb-one")
    pick(chooser, "Studio Cam")
    chooser.offer([ONE, TWO, TWIN])
    assert chooser.opened[-1]() == ("usb-twin", {})
    assert chooser.currentText() == "Studio Cam (2)"
    assert chooser.itemData(chooser.currentIndex(), 3) == "usb-twin"  # its tool tip


def test_a_webcam_is_picked_by_its_id_after_others_came(make, qtbot):
    chooser = make(TWO)
    chooser.start()
    chooser.offer([ONE, TWO])
    with qtbot.waitSignal(chooser.picked) as picked:
        pick(chooser, "Studio Cam")
    assert picked.args == ["usb-one"]
    pick(chooser, "Studio Cam")
    assert len(chooser.opened) == 2


def test_another_size_and_rate_open_the_webcam_anew(make):
    chooser = make(ONE, TWO)
    chooser.use_mode((640, 480), None)
    assert chooser.opened == []  # nothing is open yet
    chooser.start()
    assert chooser.opened[-1]() == ("usb-one", {"size": (640, 480)})
    chooser.use_mode((640, 480), None)
    assert len(chooser.opened) == 1
    chooser.use_mode(None, 60.0)
    assert chooser.opened[-1]() == ("usb-one", {"fps": 60.0})
    pick(chooser, "Demo clip")
    chooser.use_mode(None, None)
    assert len(chooser.opened) == 3
    pick(chooser, "Desk Cam")
    assert chooser.opened[-1]() == ("usb-two", {})


def test_the_watcher_tells_from_its_thread_and_ends(qtbot, tmp_path):
    cameras = []
    plugs = Plugs(lambda: list(cameras), platform="win32", root=tmp_path)
    watcher = CameraWatcher(plugs, look_s=0.01)
    with qtbot.waitSignal(watcher.found, timeout=TIMEOUT_MS) as found:
        watcher.start()
    assert found.args == [[]]
    with qtbot.waitSignal(watcher.found, timeout=TIMEOUT_MS) as found:
        cameras.append(ONE)
    assert found.args == [[ONE]]
    watcher.close()
    watcher.close()


def test_a_system_that_fails_to_tell_costs_no_more_than_the_news(qtbot, caplog):
    def fail():
        raise ZeroDivisionError

    watcher = CameraWatcher(Plugs(fail, platform="win32"), look_s=0.01)
    watcher.start()
    qtbot.waitUntil(lambda: "not noticed" in caplog.text, timeout=TIMEOUT_MS)
    watcher.close()


def test_a_watcher_that_never_began_can_be_closed():
    CameraWatcher().close()
