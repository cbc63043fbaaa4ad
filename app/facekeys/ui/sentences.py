"""Sentences from outside the window, in the user's language.

Errors and findings are made far from Qt, in English, from templates with values in
them. The catalogue has those templates, "The camera {0} can't be opened."; the one that
a sentence was made from is found by its literal parts. See docs/adr/0016.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from facekeys.ui.words import SENTENCES

_PLACE: Final = re.compile(r"\{(\d+)\}")
_END: Final = re.compile(r"(?<=[.!?]) (?=\S)")
"""Between two sentences."""
_SEAMS: Final = (re.compile(rf"({_END.pattern}|; )"), re.compile("(: )"))
"""Between texts that were put together when the program ran; the widest first."""


class Template:
    """A sentence with numbered places for values."""

    def __init__(self, source: str) -> None:
        """Take it apart.

        Args:
            source: In English, with `{0}`, `{1}` ... for the values, each once and in
                this order.
        """
        self.source = source
        self._parts = _PLACE.split(source)[::2]
        self.weight = sum(map(len, self._parts))
        """How many letters of it are its own."""
        self._pattern: re.Pattern[str] | None = None

    def values(self, sentence: str) -> list[str] | None:
        """Return the values in a sentence; None if it was not made from this one."""
        if not all(part in sentence for part in self._parts):  # most end here
            return None
        if self._pattern is None:
            self._pattern = re.compile("(.+?)".join(map(re.escape, self._parts)))
        match = self._pattern.fullmatch(sentence)
        values = list(match.groups()) if match else []
        # A value may be some whole sentences, but not a half of one and another.
        broken = any(_END.search(one) and one[-1] not in ".!?" for one in values)
        return values if values and not broken else None


class Sentences:
    """Translates sentences by the templates it was taught. For the window's thread."""

    def __init__(self) -> None:
        """Start without templates: only what has no values is translated."""
        self._templates: tuple[Template, ...] = ()

    def learn(self, sources: Iterable[str]) -> None:
        """Know these templates from now on, instead of those before.

        Args:
            sources: In English; those without places for values are left out.
        """
        made = (Template(source) for source in sources if _PLACE.search(source))
        # The one with most letters of its own says most about a sentence.
        self._templates = tuple(sorted(made, key=lambda one: -one.weight))

    def translate(self, text: str) -> str:
        """Return a text in the user's language, as far as it is known.

        Args:
            text: Sentences, in lines. Indented lines are commands, and stay.
        """
        return "\n".join(
            line if line[:1].isspace() else self._joined(line, _SEAMS)
            for line in text.split("\n")
        )

    def _joined(self, text: str, seams: Sequence[re.Pattern[str]]) -> str:
        """Return a text that is known as a whole, or that was put together."""
        found = self._sentence(text)
        if found is not None or not seams:
            return text if found is None else found
        pieces = seams[0].split(text)  # with what was between them
        return "".join(self._joined(one, seams[1:]) for one in pieces)

    def _sentence(self, sentence: str) -> str | None:
        """Return a sentence, or some that belong together; None if it is not known."""
        found = QCoreApplication.translate(SENTENCES, sentence)
        return found if found != sentence else next(self._filled(sentence), None)

    def _filled(self, sentence: str) -> Iterator[str]:
        for template in self._templates:
            values = template.values(sentence)
            if values is not None:
                found = QCoreApplication.translate(SENTENCES, template.source)
                if found != template.source:
                    # A value may be a sentence itself, or words that are known.
                    yield found.format(*map(self.translate, values))


KNOWN: Final = Sentences()
"""Those of the app; `facekeys.ui.language` teaches them."""

said: Final[Callable[[str], str]] = KNOWN.translate
"""Return what an error or a finding says, in the user's language."""
