"""The gallery: the filters to choose from, and those that are on."""

from facekeys.ui.gallery.gallery import Gallery

__all__ = ["Gallery"]
