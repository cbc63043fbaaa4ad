"""The window's texts in the user's language, through Qt's translation system.

English is the source: a text that has no translation, or no translator installed, is
shown as it stands in the code. `scripts/translations.py` collects the texts of `tr`,
`plural` and `marked`, which therefore must be given as literals.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale

WINDOW: Final = "Window"
SETTINGS: Final = "Settings"
FILTERS: Final = "Filters"
SENTENCES: Final = "Sentences"
"""The contexts of the catalogue: where its texts come from."""


def marked(text: str) -> str:
    """Return a text as it is; so marked, it is translated by `tr` when it is shown.

    For tables of constants, which are made before the language is known.
    """
    return text


def tr(text: str, /, **values: Any) -> str:
    """Return a text of the window in the user's language.

    Args:
        text: In English; `{name}` stands for a value.
        values: By name.
    """
    found = QCoreApplication.translate(WINDOW, text)
    return found.format(**values) if values else found


def plural(one: str, many: str, n: int, /, **values: Any) -> str:
    """Return a text about a number of things, in the form that the language has for it.

    Args:
        one: In English, for exactly one.
        many: In English, for any other number; the catalogue has its translations.
        n: How many; also the value of `{n}`.
        values: Further values by name.
    """
    found = QCoreApplication.translate(WINDOW, many, "", n)
    if found == many and n == 1:
        found = one
    return found.format(n=n, **values)


def setting_words(text: str) -> str:
    """Return a title, help, section or choice of a setting in the user's language."""
    return QCoreApplication.translate(SETTINGS, text)


def filter_name(name: str) -> str:
    """Return the name of a filter in the user's language, if it is one of ours."""
    return QCoreApplication.translate(FILTERS, name)


def number(value: float, digits: int = 0) -> str:
    """Return a number as people write it in the user's language.

    Args:
        value: The number.
        digits: How many there are behind the point.
    """
    return QLocale().toString(float(value), "f", digits)
