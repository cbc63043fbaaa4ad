"""Light and dark, as the system has it or as the user wants it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

_Role = QPalette.ColorRole

_SCHEMES: Final = MappingProxyType(
    {
        "system": Qt.ColorScheme.Unknown,
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
    }
)
_LIGHT: Final = MappingProxyType(
    {
        _Role.Window: "#efefef",
        _Role.WindowText: "#000000",
        _Role.Base: "#ffffff",
        _Role.AlternateBase: "#f7f7f7",
        _Role.Text: "#000000",
        _Role.Button: "#efefef",
        _Role.ButtonText: "#000000",
        _Role.ToolTipBase: "#ffffdc",
        _Role.ToolTipText: "#000000",
        _Role.PlaceholderText: "#5f5f5f",
        _Role.Highlight: "#2f6fdb",
        _Role.HighlightedText: "#ffffff",
    }
)
_DARK: Final = MappingProxyType(
    {
        _Role.Window: "#26282c",
        _Role.WindowText: "#f0f0f0",
        _Role.Base: "#1b1d20",
        _Role.AlternateBase: "#222428",
        _Role.Text: "#f0f0f0",
        _Role.Button: "#36393f",
        _Role.ButtonText: "#f0f0f0",
        _Role.ToolTipBase: "#36393f",
        _Role.ToolTipText: "#f0f0f0",
        _Role.PlaceholderText: "#a8adb5",
        _Role.Highlight: "#2f6fdb",
        _Role.HighlightedText: "#ffffff",
    }
)
_COLOURS: Final = MappingProxyType({"light": _LIGHT, "dark": _DARK})
_FRAMED: Final = ("QCheckBox", "QListView", "QLineEdit", "QAbstractSpinBox")
_FRAMES_FROM: Final = QColor("#c0c4cc")
"""Qt's Fusion style draws frames in a darker shade of the window's colour, and these
widgets paint no window themselves: so it is what their frames are seen by on dark."""
_DISABLED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def use_theme(theme: str) -> None:
    """Give the whole app light or dark colours.

    Args:
        theme: "light", "dark", or "system" for what the system has.
    """
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(_SCHEMES[theme])
    if theme == "system" or hints.colorScheme() is _SCHEMES[theme]:
        QApplication.setPalette(QPalette())
    else:  # many desktops of Linux leave it to the programs
        palette = _palette(_COLOURS[theme])
        QApplication.setPalette(palette)
        if theme == "dark":
            palette.setColor(_Role.Window, _FRAMES_FROM)
            for kind in _FRAMED:
                # The stubs want bytes, which are refused.
                QApplication.setPalette(palette, kind)  # type: ignore[arg-type]
    # Below a style sheet, some of Qt's own parts keep the colours of before.
    for window in QApplication.topLevelWidgets():
        window.setStyleSheet(window.styleSheet())


def _palette(colours: Mapping[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette(QColor(colours[_Role.Button]), QColor(colours[_Role.Window]))
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in _DISABLED:
        grey = QColor("#8a8a8a")
        palette.setColor(QPalette.ColorGroup.Disabled, role, grey)
    return palette
