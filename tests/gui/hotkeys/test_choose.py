"""Which way is taken on which system."""

import pytest
from PySide6.QtGui import QGuiApplication

from facekeys.ui.hotkeys import choose
from facekeys.ui.hotkeys.backend import NoHotkeys, unavailable


@pytest.fixture
def opened(qtbot, monkeypatch):
    """Replace every way by its name."""
    monkeypatch.setattr(
        choose, "WAYS", {name: lambda _, n=name: n for name in choose.WAYS}
    )


@pytest.mark.parametrize(
    ("platform", "environment", "way"),
    [
        ("xcb", {}, "xcb"),
        ("xcb", {"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("wayland", {}, "wayland"),
        ("wayland-egl", {"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("windows", {}, "windows"),
        ("cocoa", {}, "cocoa"),
    ],
)
def test_the_platform_chooses(opened, monkeypatch, heard, platform, environment, way):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    assert choose.open_hotkeys(heard.listener(), environment) == way


def test_where_none_works_it_says_what_to_bind(qtbot, heard):
    way = choose.open_hotkeys(heard.listener(), {})  # offscreen
    assert isinstance(way, NoHotkeys)
    assert not way.works
    assert "facekeys toggle sunglasses" in way.way
    way.bind({"panic": "F1"})
    assert way.check("F1") == ""
    assert heard.refused == {}


def test_a_way_that_fails_says_why(qtbot, heard, monkeypatch):
    def fail(_):
        raise unavailable("It is out of order.")

    monkeypatch.setattr(choose, "WAYS", {"offscreen": fail})
    way = choose.open_hotkeys(heard.listener(), {})
    assert way.way.startswith("It is out of order. Bind keys")
