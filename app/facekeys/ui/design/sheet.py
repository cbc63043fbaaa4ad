"""The style sheet of the whole app, made from measures and colours.

Colours reach text only by `fill` and `write`, which name the ground as well: so a test
computes the contrast of every pair that is used.
"""

from __future__ import annotations

from typing import Protocol

from facekeys.ui.design import measures
from facekeys.ui.design.colours import Colours


class Brush(Protocol):
    """Writes the declarations that colour something, from the names of two colours."""

    def fill(self, ink: str, ground: str, prefix: str = "") -> str:
        """Colour text, and the ground that it stands on."""

    def write(self, ink: str, *grounds: str, prefix: str = "") -> str:
        """Colour text alone; the grounds that it stands on are painted by others."""

    def edge(self, edge: str, *grounds: str) -> str:
        """Return the colour of an edge that must be told from these grounds."""


class ThemeBrush:
    """Writes the colours of one theme."""

    def __init__(self, colours: Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours

    def fill(self, ink: str, ground: str, prefix: str = "") -> str:
        """Colour text, and the ground that it stands on."""
        ground, ink = self._hex(ground), self._hex(ink)
        return f"{prefix}background-color: {ground}; {prefix}color: {ink};"

    def write(self, ink: str, *_grounds: str, prefix: str = "") -> str:
        """Colour text alone."""
        return f"{prefix}color: {self._hex(ink)};"

    def edge(self, edge: str, *_grounds: str) -> str:
        """Return the colour of an edge."""
        return self._hex(edge)

    def _hex(self, name: str) -> str:
        return str(getattr(self._colours, name))


def style_sheet(brush: Brush, colours: Colours, type_pt: float) -> str:
    """Return the style sheet of the app.

    Args:
        brush: Colours text and edges.
        colours: For what is neither: grounds, and lines that only adorn.
        type_pt: The system's size of type, in points.
    """
    return "".join(
        (
            _text(brush, type_pt),
            _buttons(brush, colours),
            _fields(brush, colours),
            _boxes(brush, colours),
            _holders(brush, colours),
        )
    )


def _text(brush: Brush, type_pt: float) -> str:
    small, heading = measures.SMALL_PRINT * type_pt, measures.HEADING * type_pt
    return f"""
QToolTip {{
  {brush.fill("text", "surface")} padding: {measures.TINY}px;
  border: 1px solid {brush.edge("border", "surface")};
}}
*[tone="heading"] {{ font-size: {heading:.1f}pt; font-weight: 600; }}
*[tone="muted"] {{
  {brush.write("muted", "window", "surface")} font-size: {small:.1f}pt;
}}
*[tone="ok"] {{ {brush.write("ok", "window", "surface")} font-weight: 600; }}
*[tone="todo"] {{ {brush.write("todo", "window", "surface")} font-weight: 600; }}
*[tone="broken"] {{ {brush.write("broken", "window", "surface")} font-weight: 600; }}
*[copied="true"] {{ border: 2px solid transparent; border-radius: 4px; }}
*[copied="true"]:focus {{ border-color: {brush.edge("focus", "window", "surface")}; }}
"""


def _buttons(brush: Brush, colours: Colours) -> str:
    chosen = brush.edge("chosen", "window", "surface")
    border = brush.edge("border", "window", "surface")
    focus = brush.edge("focus", "window", "surface")
    return f"""
QPushButton, QToolButton {{
  {brush.fill("text", "control")}
  border: 1px solid {border}; border-radius: {measures.CORNER}px;
  padding: 6px {measures.MEDIUM}px;
}}
QToolButton {{ padding: 6px; }}
QPushButton:hover, QToolButton:hover {{ {brush.fill("text", "hover")} }}
QPushButton:pressed, QToolButton:pressed {{ {brush.fill("text", "pressed")} }}
QPushButton:disabled, QToolButton:disabled {{
  color: {colours.disabled}; border-color: {colours.line};
}}
QPushButton:default, QToolButton:checked {{
  {brush.fill("on_accent", "accent")} border-color: {chosen};
}}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {focus}; }}
QPushButton:focus {{ padding: 5px {measures.MEDIUM - 1}px; }}
QToolButton:focus {{ padding: 5px; }}
IconButton, BarButton {{
  border: 2px solid transparent; background-color: transparent; padding: 4px;
  {brush.write("text", "window", "surface")}
}}
BarButton {{ border-radius: {measures.CARD_CORNER}px; padding: 6px; }}
IconButton:hover, BarButton:hover {{ {brush.fill("text", "hover")} }}
IconButton:pressed, BarButton:pressed {{ {brush.fill("text", "pressed")} }}
IconButton:checked, BarButton:checked {{
  {brush.fill("on_lit", "lit")} border-color: {chosen};
}}
NoticeRow IconButton {{ {brush.write("on_notice", "notice")} }}
NoticeRow IconButton:hover, NoticeRow IconButton:checked {{
  {brush.fill("text", "hover")} border-color: transparent;
}}
#panic {{
  {brush.fill("on_alert", "alert")} border-color: {brush.edge("alert", "window")};
}}
#panic:disabled {{ background-color: transparent; border-color: transparent;
  color: {colours.disabled}; }}
IconButton:focus, BarButton:focus, NoticeRow IconButton:focus {{
  border: 2px solid {focus};
}}
IconButton:focus {{ padding: 4px; }}
BarButton:focus {{ padding: 6px; }}
"""


def _fields(brush: Brush, colours: Colours) -> str:
    border = brush.edge("border", "window", "surface")
    focus = brush.edge("focus", "window", "surface")
    return f"""
QComboBox, QLineEdit, QAbstractSpinBox {{
  {brush.fill("text", "surface")}
  border: 1px solid {border}; border-radius: {measures.CORNER}px;
  padding: 5px {measures.SMALL}px;
  {brush.fill("on_accent", "accent", "selection-")}
  {brush.write("muted", "surface", prefix="placeholder-text-")}
}}
QComboBox:focus, QLineEdit:focus, QAbstractSpinBox:focus {{
  border: 2px solid {focus}; padding: 4px {measures.SMALL - 1}px;
}}
QComboBox:disabled, QLineEdit:disabled, QAbstractSpinBox:disabled {{
  color: {colours.disabled}; border-color: {colours.line};
}}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{
  border: none; padding: 0 {measures.TINY}px; background: transparent;
}}
QComboBox QLineEdit {{ padding: 0; margin-left: -2px; }}
QComboBox::drop-down {{ border: none; width: {measures.HUGE}px; }}
QComboBox::down-arrow {{ image: url(facekeys:chevron-down.svg); width: 16px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
  border: none; width: {measures.HUGE}px;
}}
QAbstractSpinBox::up-arrow {{ image: url(facekeys:chevron-up.svg); width: 14px; }}
QAbstractSpinBox::down-arrow {{ image: url(facekeys:chevron-down.svg); width: 14px; }}
QListWidget {{
  {brush.fill("text", "surface")} border: 1px solid {border};
  border-radius: {measures.CORNER}px;
}}
QListWidget::item {{ padding: 4px {measures.TINY}px; }}
QListWidget:focus {{ border: 2px solid {focus}; }}
"""


def _boxes(brush: Brush, colours: Colours) -> str:
    chosen = brush.edge("chosen", "window", "surface")
    border = brush.edge("border", "window", "surface")
    return f"""
QCheckBox {{
  spacing: {measures.SMALL}px; padding: 2px;
  border: 2px solid transparent; border-radius: {measures.CORNER}px;
}}
QCheckBox:focus {{ border-color: {brush.edge("focus", "window", "surface")}; }}
QCheckBox::indicator, QListWidget::indicator {{
  width: 16px; height: 16px; background-color: {colours.surface};
  border: 1px solid {border}; border-radius: {measures.TINY}px;
}}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{
  background-color: {colours.accent};
  border-color: {chosen}; image: url(facekeys:tick.svg);
}}
Switch {{ padding-left: 0; }}
Switch::indicator {{
  width: 36px; height: 20px; border-radius: 11px; image: url(facekeys:knob-off.svg);
}}
Switch::indicator:checked {{ image: url(facekeys:knob-on.svg); }}
"""


def _holders(brush: Brush, colours: Colours) -> str:
    return f"""
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
Card, FindingRow {{
  background-color: {colours.surface}; border: 1px solid {colours.line};
  border-radius: {measures.CARD_CORNER}px;
}}
NoticeRow {{
  {brush.fill("on_notice", "notice")} border: 1px solid {colours.line};
  border-radius: {measures.CORNER}px;
}}
NoticeRow QLabel, NoticeRow Symbol {{ {brush.write("on_notice", "notice")} }}
QTabWidget::pane {{
  background-color: {colours.surface}; border: 1px solid {colours.line};
  border-radius: {measures.CORNER}px;
}}
QTabBar::tab {{
  {brush.fill("muted", "window")} border: 2px solid transparent;
  padding: {measures.TINY}px {measures.MEDIUM}px; margin-bottom: {measures.TINY}px;
}}
QTabBar::tab:selected {{
  {brush.fill("text", "window")}
  border-bottom-color: {brush.edge("chosen", "window")};
}}
QTabBar::tab:selected:focus {{
  border-color: {brush.edge("focus", "window")}; border-radius: {measures.CORNER}px;
}}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {measures.MEDIUM}px; }}
QScrollBar:horizontal {{ height: {measures.MEDIUM}px; }}
QScrollBar::handle {{
  background-color: {brush.edge("border", "window", "surface")};
  border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
