"""The first steps: see yourself, get FaceKeys Cam ready, try a filter."""

from facekeys.ui.guide.guide import Guide

__all__ = ["Guide"]
