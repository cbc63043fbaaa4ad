"""The language of the window: which one, and where its texts come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from facekeys.resources import resource
from facekeys.ui.sentences import KNOWN
from facekeys.ui.words import SENTENCES

SOURCE: Final = "en"
"""The language of the code."""
LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {SOURCE: "English", "de": "Deutsch"}
)
"""What each language calls itself, by its code of ISO 639-1."""
SYSTEM: Final = "system"


def chosen_language(wanted: str, preferred: Iterable[str]) -> str:
    """Return the code of the language to use.

    Args:
        wanted: One of `LANGUAGES`, or `SYSTEM`.
        preferred: What the user of the system reads, the best first, as BCP 47 writes
            it ("de-AT").
    """
    if wanted != SYSTEM:
        return wanted
    codes = (tag.partition("-")[0].lower() for tag in preferred)
    return next((code for code in codes if code in LANGUAGES), SOURCE)


def use_language(wanted: str) -> None:
    """Have texts, Qt's own words and numbers in a language, from now on.

    To be called once, before the first widget is made: texts that are shown already
    stay as they are.

    Args:
        wanted: See `chosen_language`.

    Raises:
        ResourceError: A file of the language is missing.
    """
    language = chosen_language(wanted, QLocale.system().uiLanguages())
    if QLocale.system().language() != QLocale(language).language():
        QLocale.setDefault(QLocale(language))
    if language == SOURCE:
        return
    # The last installed is asked first. Of Qt's own there may be none, on a system
    # that brings a Qt of its own; its few words are in English then.
    _install(Path(_qt_folder()) / f"qtbase_{language}.qm")
    _install(resource(f"assets/translations/facekeys_{language}.qm"))
    KNOWN.learn(templates(resource(f"assets/translations/facekeys_{language}.ts")))


def templates(catalogue: Path) -> list[str]:
    """Return the English sentences of a catalogue, a file of Qt Linguist (.ts)."""
    contexts = ET.parse(catalogue).iter("context")  # noqa: S314 - a file of our own
    return [
        message.findtext("source", "")
        for context in contexts
        if context.findtext("name") == SENTENCES
        for message in context.iter("message")
    ]


def _qt_folder() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _install(file: Path) -> None:
    translator = QTranslator(QCoreApplication.instance())
    if translator.load(str(file)):
        QCoreApplication.installTranslator(translator)
