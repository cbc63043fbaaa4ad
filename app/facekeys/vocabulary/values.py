"""Numbers of a manifest that the user may change. No pydantic: drawing needs this."""

from __future__ import annotations

from collections.abc import Mapping

Values = Mapping[str, float | str]
"""What the user set, by the id of the parameter or text."""


class Reference(str):
    """The id of a parameter, in place of a number."""

    __slots__ = ()


Dial = float | Reference
"""A number, or the parameter that it comes from."""


def value_of(dial: Dial, values: Values) -> float:
    """Return the number that a dial stands at.

    Args:
        dial: Of a manifest that was found sound.
        values: Of its filter; they have every parameter.
    """
    return float(values[dial]) if isinstance(dial, Reference) else dial
