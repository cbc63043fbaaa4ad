"""Five of the filters that ship with FaceKeys: the window's tests count on them."""

from types import MappingProxyType

from facekeys.overlays.library import Library, installed_filters

FEW = ("hat", "moustache", "party-hat", "round-glasses", "sunglasses")


def few_filters() -> Library:
    """Read all filters, and keep these: a catalogue that grows changes no test."""
    library = installed_filters()
    few = {one: library.filters[one] for one in FEW}
    return Library(MappingProxyType(few), library.faults)
