"""The colours of every theme, and how well one is seen on another."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. Each colour is written "#rrggbb".

    Attributes:
        window: Ground of every window.
        surface: Ground of cards, lists and fields.
        control: Ground of what can be pressed.
        hover: The same below the pointer.
        pressed: The same while it is pressed.
        line: Separates things; nothing is told by it alone.
        border: Edge of what can be pressed or typed into.
        focus: Edge of what has the keyboard.
        text: What is read.
        muted: What is read second.
        disabled: Text of what can't be used now.
        accent: Ground of what is chosen.
        on_accent: Text on it.
        chosen: Edge of what is chosen or on.
        lit: Ground of buttons that are on.
        on_lit: Text on it.
        alert: Ground of the way out: all filters off, while some are on.
        on_alert: Text on it.
        notice: Ground of a trouble.
        on_notice: Text on it.
        ok: Text that says that all is well.
        todo: Text that says that something is to be done.
        broken: Text that says that something does not work.
    """

    window: str
    surface: str
    control: str
    hover: str
    pressed: str
    line: str
    border: str
    focus: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    chosen: str
    lit: str
    on_lit: str
    alert: str
    on_alert: str
    notice: str
    on_notice: str
    ok: str
    todo: str
    broken: str


_LIGHT: Final = Colours(
    window="#f3f4f7",
    surface="#ffffff",
    control="#ffffff",
    hover="#e8eaf1",
    pressed="#d9dce6",
    line="#d9dce4",
    border="#858c9a",
    focus="#14171f",
    text="#14171f",
    muted="#525a69",
    disabled="#8d93a0",
    accent="#4450d4",
    on_accent="#ffffff",
    chosen="#4450d4",
    lit="#e1e4fb",
    on_lit="#14171f",
    alert="#b93a0a",
    on_alert="#ffffff",
    notice="#fdf0d5",
    on_notice="#4a2f00",
    ok="#1b6e2e",
    todo="#8a5300",
    broken="#a8201a",
)
_DARK: Final = Colours(
    window="#16181d",
    surface="#1f2229",
    control="#2b2f38",
    hover="#383d48",
    pressed="#454b58",
    line="#343944",
    border="#7d8594",
    focus="#ffffff",
    text="#eef0f4",
    muted="#a9b0bd",
    disabled="#6c7380",
    accent="#5560dc",
    on_accent="#ffffff",
    chosen="#5f6ae6",
    lit="#2c3060",
    on_lit="#ffffff",
    alert="#c2410c",
    on_alert="#ffffff",
    notice="#3b2d12",
    on_notice="#ffe3ae",
    ok="#7fd18e",
    todo="#f0b95c",
    broken="#ff9d94",
)
_CONTRAST_LIGHT: Final = Colours(
    window="#ffffff",
    surface="#ffffff",
    control="#ffffff",
    hover="#e6e6e6",
    pressed="#d0d0d0",
    line="#000000",
    border="#000000",
    focus="#0000c8",
    text="#000000",
    muted="#000000",
    disabled="#5a5a5a",
    accent="#1a1a9c",
    on_accent="#ffffff",
    chosen="#000000",
    lit="#1a1a9c",
    on_lit="#ffffff",
    alert="#8a1c00",
    on_alert="#ffffff",
    notice="#ffffff",
    on_notice="#000000",
    ok="#004d12",
    todo="#5c3600",
    broken="#8a0000",
)
_CONTRAST_DARK: Final = Colours(
    window="#000000",
    surface="#000000",
    control="#000000",
    hover="#262626",
    pressed="#404040",
    line="#ffffff",
    border="#ffffff",
    focus="#ffe600",
    text="#ffffff",
    muted="#ffffff",
    disabled="#a6a6a6",
    accent="#2a35c8",
    on_accent="#ffffff",
    chosen="#ffffff",
    lit="#2a35c8",
    on_lit="#ffffff",
    alert="#ff9d6b",
    on_alert="#000000",
    notice="#000000",
    on_notice="#ffffff",
    ok="#7dff9a",
    todo="#ffd166",
    broken="#ffb3ab",
)

THEMES: Final = MappingProxyType(
    {
        ("light", "usual"): _LIGHT,
        ("dark", "usual"): _DARK,
        ("light", "high"): _CONTRAST_LIGHT,
        ("dark", "high"): _CONTRAST_DARK,
    }
)
"""By scheme and contrast."""


def contrast(one: str, other: str) -> float:
    """Return how well two colours are told apart, from 1 to 21.

    The contrast ratio of WCAG 2.2: text wants 4.5, edges and symbols 3.

    Args:
        one: A colour as "#rrggbb".
        other: Another one.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2, from 0 to 1."""
    ground = QColor(colour)
    red, green, blue = ground.redF(), ground.greenF(), ground.blueF()
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(value: float) -> float:
    """Undo the curve of sRGB."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
