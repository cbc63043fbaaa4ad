"""Settings by their keys, "section.name": what the dialog and the commands speak of."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType, UnionType
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from facekeys.errors import UsageError
from facekeys.faults import places_and_faults, printable
from facekeys.settings.model import Section, Settings, Shown


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, as it is defined in the model.

    Attributes:
        key: Its section and its name: "camera.mirror".
        title: What people call it.
        help: What it does, in a sentence or two.
        shown: Where people meet it.
        kind: The type of its value, without parameters and without None: `bool`, `int`,
            `float`, `str`, `tuple`, `dict`, `pathlib.Path` or `Literal`.
        choices: All values of a `Literal`; some of those of a text.
        least: Its lower limit, of a number.
        most: Its upper limit, of a number.
        default: Its value as long as nobody changes it.
    """

    key: str
    title: str
    help: str
    shown: Shown
    kind: Any
    choices: tuple[str, ...]
    least: float
    most: float
    default: Any


def _settings() -> Iterator[Setting]:
    for section, table in Settings.model_fields.items():
        if isinstance(table.annotation, type) and issubclass(table.annotation, Section):
            for name, field in table.annotation.model_fields.items():
                yield _setting(f"{section}.{name}", field)


def _setting(key: str, field: FieldInfo) -> Setting:
    kind: Any = field.annotation
    if get_origin(kind) is UnionType:  # "or None"
        kind = get_args(kind)[0]
    choices = get_args(kind) if get_origin(kind) is Literal else field.examples
    limits = {
        name: getattr(one, name)
        for one in field.metadata
        for name in ("ge", "le")
        if hasattr(one, name)
    }
    return Setting(
        key=key,
        title=field.title or key,
        help=field.description or "",
        shown=next(one for one in field.metadata if isinstance(one, Shown)),
        kind=get_origin(kind) or kind,
        choices=tuple(choices or ()),
        least=limits.get("ge", 0.0),
        most=limits.get("le", 0.0),
        default=field.default,
    )


SETTINGS: Final[Mapping[str, Setting]] = MappingProxyType(
    {one.key: one for one in _settings()}
)
"""Every setting by its key, in the order of the model."""


def section_title(key: str) -> str:
    """Return what people call the section of a setting."""
    section = Settings.model_fields[key.partition(".")[0]].annotation
    return (getattr(section, "__doc__", "") or "").rstrip(".")


def value_of(settings: Settings, key: str) -> Any:
    """Return the value of a setting.

    Raises:
        UsageError: There is no such setting; the hint has names that are like it.
    """
    section, name = _known(key).key.split(".")
    return getattr(getattr(settings, section), name)


def with_value(settings: Settings, key: str, value: Any) -> Settings:
    """Return the settings with another value for one of them.

    Args:
        settings: As they are.
        key: Which one.
        value: Of its type, or a text that says it, as commands have it.

    Raises:
        UsageError: There is no such setting, or it can't have this value.
    """
    section, name = _known(key).key.split(".")
    table: Section = getattr(settings, section)
    try:
        changed = type(table).model_validate({**dict(table), name: value})
    except ValidationError as error:
        _, what = next(places_and_faults(error))
        raise UsageError(f"{key} {printable(what)}.") from error
    return settings.model_copy(update={section: changed})


def _known(key: str) -> Setting:
    if key not in SETTINGS:
        near = difflib.get_close_matches(key, SETTINGS, n=3)
        raise UsageError(
            f"There is no setting {key}.",
            hint=f"Did you mean {' or '.join(near)}?"
            if near
            else "`facekeys settings get` lists them.",
        )
    return SETTINGS[key]
