"""The editor: a picture is laid on a face, and becomes a filter."""

from facekeys.ui.editor.dialog import EditorDialog

__all__ = ["EditorDialog"]
