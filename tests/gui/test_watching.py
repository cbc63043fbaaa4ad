"""What the window tells of itself and of the virtual camera."""

import pytest
from PySide6.QtCore import Qt

from facekeys.engine.governor import Budget, Governor
from facekeys.engine.statistics import Meter
from facekeys.engine.status import Status
from facekeys.ui.output_state import output_state
from facekeys.virtualcam.audience import NOBODY, SOMEBODY, UNKNOWN, audience_of


def status(*, output="FaceKeys Cam", trouble="", audience=UNKNOWN):
    return Status(
        output=output,
        output_trouble=trouble,
        audience=audience,
        camera_resting=False,
        recording=None,
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
            "can't be opened. There is none.",
        ),
    ],
)
def test_the_state_of_the_virtual_camera_in_words(now, words):
    assert output_state(now, switched_on=True) == words
    assert output_state(now, switched_on=False) == "off"


@pytest.fixture
def told(window, monkeypatch):
    """What the window tells the engine about being seen, as it does so."""
    told = []
    monkeypatch.setattr(window.engine, "show_window", told.append)
    return told


def test_it_tells_the_engine_when_it_is_hidden_and_when_it_is_back(window, told, qtbot):
    qtbot.waitUntil(lambda: told[-1:] == [True])
    window.hide()
    qtbot.waitUntil(lambda: told[-1:] == [False])
    window.show()
    qtbot.waitUntil(lambda: told[-1:] == [True])


def test_it_tells_the_engine_when_it_is_minimised_and_when_it_is_back(
    window, told, qtbot
):
    qtbot.waitUntil(lambda: told[-1:] == [True])
    window.setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: told[-1:] == [False])
    window.setWindowState(Qt.WindowState.WindowNoState)
    qtbot.waitUntil(lambda: told[-1:] == [True])
