"""Languages for one test each; afterwards everything is in English again."""

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from facekeys.resources import resource
from facekeys.ui.language import templates, use_language
from facekeys.ui.sentences import KNOWN

CATALOGUE = resource("assets/translations/facekeys_de.ts")


@pytest.fixture(scope="session")
def messages():
    """Every message of the German catalogue, as (context, element)."""
    return [
        (context.findtext("name"), message)
        for context in ET.parse(CATALOGUE).iter("context")  # noqa: S314 - ours
        for message in context.iter("message")
    ]


@pytest.fixture
def english_afterwards(qapp):
    yield
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    KNOWN.learn(())
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def german(english_afterwards):
    use_language("de")


class PseudoLocale(QTranslator):
    """Puts marks around each text that it knows, and makes it 30 % longer."""

    def __init__(self, parent, messages):
        super().__init__(parent)
        self._known = {(name, one.findtext("source")) for name, one in messages}

    def translate(self, context, source, disambiguation=None, n=-1):
        return marked(source) if (context, source) in self._known else None

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


def marked(text):
    more = re.sub(r"[^ ]", "~", text[: round(0.3 * len(text)) - 2])
    return f"⟦{text}{more}⟧"


@pytest.fixture
def pseudo(qapp, english_afterwards, messages):
    QCoreApplication.installTranslator(PseudoLocale(qapp, messages))
    KNOWN.learn(templates(CATALOGUE))
