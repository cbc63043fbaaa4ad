"""What the window tells of itself and of the virtual camera."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facekeys.engine.governor import Budget, Governor
from facekeys.engine.statistics import Meter
from facekeys.engine.status import Status
from facekeys.ui.output_state import output_state
from facekeys.ui.visibility import VisibilityWatch
from facekeys.virtualcam.audience import NOBODY, SOMEBODY, UNKNOWN, audience_of


def status(*, output="FaceKeys Cam", trouble="", audience=UNKNOWN):
    return Status(
        output=output,
        output_trouble=trouble,
        audience=audience,
        camera_resting=False,
        filters=(),
        statistics=Meter().read(dropped=0),
        governor=Governor(Budget()).state,
    )


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (status(), "on"),
        (status(audience=NOBODY), "on, nobody is watching"),
        (status(audience=SOMEBODY), "on, somebody is watching"),
        (status(audience=audience_of(1)), "on, 1 app"),
        (status(audience=audience_of(3)), "on, 3 apps"),
        (status(output="OBS Virtual Camera"), "on as “OBS Virtual Camera”"),
        (status(output=""), "starting"),
        (
            status(output="", trouble="There is none.", audience=NOBODY),
            "can't be opened: There is none.",
        ),
    ],
)
def test_the_state_of_the_virtual_camera_in_words(now, words):
    assert output_state(now, switched_on=True) == words
    assert output_state(now, switched_on=False) == "off"


@pytest.fixture
def watched(qtbot):
    window, told = QWidget(), []
    qtbot.addWidget(window)
    VisibilityWatch(window).changed.connect(told.append)
    return window, told


def test_a_window_tells_when_it_is_shown_and_hidden_each_once(watched, qtbot):
    window, told = watched
    assert told == []
    for _ in range(2):
        window.show()
        qtbot.waitUntil(lambda: told[-1:] == [True])
        window.resize(300, 200)
        window.hide()
        qtbot.waitUntil(lambda: not told[-1])
    assert told == [True, False, True, False]


def test_a_window_tells_when_it_is_minimised_and_back(watched, qtbot):
    window, told = watched
    window.show()
    qtbot.waitUntil(lambda: told == [True])
    window.setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: told == [True, False])
    window.setWindowState(Qt.WindowState.WindowNoState)
    qtbot.waitUntil(lambda: told == [True, False, True])
