"""Profiles: sets of filters and output for an occasion, to switch in one go.

The settings `filters` and `output` are always those in use. While a profile is in use
they are its own, and what is changed of them belongs to it.
"""

from __future__ import annotations

from facekeys.errors import UsageError
from facekeys.settings.model import Profile, Settings


def save_profile(settings: Settings, name: str) -> Settings:
    """Keep the filters and output in use under a name, and go on with that profile.

    Args:
        settings: As they are.
        name: Of a new profile, or of one to replace.

    Raises:
        UsageError: The name is empty, longer than 40 characters or no readable line.
    """
    name = name.strip()
    if not name or len(name) > 40 or not name.isprintable():
        raise UsageError(
            "A profile needs a name of 1 to 40 readable characters.",
            hint='Such as "work" or "play".',
        )
    profiles = {**settings.profiles, name: _in_use(settings)}
    return settings.model_copy(update={"profiles": profiles, "profile": name})


def use_profile(settings: Settings, name: str) -> Settings:
    """Switch to a profile; what was changed in the one before stays with that.

    Whether the virtual camera is on does not change with it, for a call may run.

    Args:
        settings: As they are.
        name: Which one.

    Raises:
        UsageError: There is none of this name; the hint names all.
    """
    profiles = dict(settings.profiles)
    if name not in profiles:
        raise UsageError(
            f"There is no profile {name}.",
            hint=f"There are: {', '.join(profiles)}."
            if profiles
            else "Make one in the settings of the window.",
        )
    if settings.profile in profiles:
        profiles[settings.profile] = _in_use(settings)
    chosen = profiles[name]
    return settings.model_copy(
        update={
            "profile": name,
            "profiles": profiles,
            "filters": chosen.filters,
            "output": chosen.output.model_copy(update={"on": settings.output.on}),
        }
    )


def remove_profile(settings: Settings, name: str) -> Settings:
    """Forget a profile; what is in use stays in use."""
    profiles = {one: kept for one, kept in settings.profiles.items() if one != name}
    profile = "" if settings.profile == name else settings.profile
    return settings.model_copy(update={"profiles": profiles, "profile": profile})


def _in_use(settings: Settings) -> Profile:
    return Profile(filters=settings.filters, output=settings.output)
