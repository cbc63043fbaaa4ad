"""Light, dark and high contrast, as the system has them or as the user wants them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QDir, QObject, Qt, Slot
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from facekeys.resources import resource
from facekeys.ui.design.colours import THEMES, Colours
from facekeys.ui.design.sheet import ThemeBrush, style_sheet

_Role = QPalette.ColorRole

_SCHEMES: Final = MappingProxyType(
    {
        "system": Qt.ColorScheme.Unknown,
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
        "high-contrast": Qt.ColorScheme.Unknown,
    }
)
_ROLES: Final = MappingProxyType(
    {
        _Role.Window: "window",
        _Role.WindowText: "text",
        _Role.Base: "surface",
        _Role.AlternateBase: "window",
        _Role.Text: "text",
        _Role.Button: "control",
        _Role.ButtonText: "text",
        _Role.ToolTipBase: "surface",
        _Role.ToolTipText: "text",
        _Role.PlaceholderText: "muted",
        _Role.BrightText: "on_lit",
        _Role.Highlight: "accent",
        _Role.HighlightedText: "on_accent",
    }
)
_INKS: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText)


class Theme(QObject):
    """Gives the whole app one look, and follows the system where that is wanted.

    The base is Qt's Fusion style, the same on all systems. Nothing is animated.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare; `use` changes the looks.

        Args:
            parent: The object that owns the theme.
        """
        super().__init__(parent)
        self._name = "system"
        self._shown: Colours | None = None
        QApplication.setStyle("Fusion")
        for effect in (
            Qt.UIEffect.UI_AnimateMenu,
            Qt.UIEffect.UI_AnimateCombo,
            Qt.UIEffect.UI_AnimateTooltip,
        ):
            QApplication.setEffectEnabled(effect, False)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and later
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def use(self, name: str) -> None:
        """Change the looks.

        Args:
            name: "light", "dark", "high-contrast", or "system" for what the system has.

        Raises:
            ResourceError: The icons are missing.
        """
        self._name = name
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[name])
        self._follow()

    @Slot()
    def _follow(self) -> None:
        colours = THEMES[self._scheme(), self._contrast()]
        if colours == self._shown:
            return
        self._shown = colours
        folder = resource("assets/icons/facekeys.svg").parent
        QDir.setSearchPaths("facekeys", [str(folder)])
        QApplication.setPalette(palette_of(colours))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            type_pt = QFontInfo(QApplication.font()).pointSizeF()
            app.setStyleSheet(style_sheet(ThemeBrush(colours), colours, type_pt))

    def _scheme(self) -> str:
        # Many desktops of Linux leave it to the programs: then the name alone counts.
        if self._name in {"light", "dark"}:
            return self._name
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _contrast(self) -> str:
        if self._name == "high-contrast" or (self._name == "system" and _wants_more()):
            return "high"
        return "usual"


def palette_of(colours: Colours) -> QPalette:
    """Return the palette for what is painted without the style sheet."""
    palette = QPalette(QColor(colours.control), QColor(colours.window))
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in _INKS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette


def _wants_more() -> bool:
    """Tell whether the user asked the system for more contrast."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    wanted = hints.accessibility().contrastPreference()
    return wanted is Qt.ContrastPreference.HighContrast
