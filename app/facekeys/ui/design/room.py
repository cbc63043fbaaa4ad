"""Sizes of windows, on screens that may be smaller."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def resize_on_screen(window: QWidget, size: QSize) -> None:
    """Give a window a size, but no more than its screen has room for."""
    window.resize(size.boundedTo(window.screen().availableSize()))
