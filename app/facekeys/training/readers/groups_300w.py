"""Who may be the same person in 300-W, which names nobody.

The pictures were looked at: many show the same person or are even the same photograph
twice, and their names tell where to expect that.

- HELEN and AFW are named after the photograph's number at its host and the face's in
  the photograph: 100040721_1. The same face is often there twice, as _2 and _3. Photos
  of one person were uploaded together: their numbers lie within a million.
- LFPW's training part is what a search for one celebrity after another brought: about
  sixty pictures each, half of them of others, 38 photographs two to twelve times.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

# How many numbers of photographs share a group, and where the first group begins: so
# that no two faces that were seen to be the same fall apart.
_PHOTOGRAPHS: Final = 10_000_000
_BEGIN: Final = -3_000_000

_PHOTOGRAPH: Final = re.compile(r".*?(\d{6,})_\d+")
_FACE_OF_PICTURE: Final = re.compile(r"(.*\d{3,})_\d{1,2}")
_LFPW: Final = re.compile(r".*lfpw.*train.*image_(\d{4})", re.IGNORECASE)

# The first picture of each search, as it was seen.
_SEARCHES: Final = (1, 61, 131, 193, 265, 333, 400, 470, 542, 600, 676, 748, 808)

# Pictures of a celebrity that turned up in the search for another.
_STRAYS: Final = {204: 676, 317: 1}


def group_of(name: str) -> str:
    """Return the group of a face of 300-W; nobody should be in two.

    Args:
        name: Its picture, without suffix, with the sub-folders that it lies in.

    Returns:
        For HELEN and AFW the photographs of the same time, for LFPW's training part
        the pictures of the same search, for everything else the picture itself. It is
        the same in the official layout and in ours.
    """
    if match := _LFPW.fullmatch(name):
        number = int(match[1])
        search = _SEARCHES[max(bisect_right(_SEARCHES, number) - 1, 0)]
        return f"300w-lfpw-search-{_STRAYS.get(number, search):04d}"
    if match := _PHOTOGRAPH.fullmatch(name):
        return f"300w-photographs-{(int(match[1]) - _BEGIN) // _PHOTOGRAPHS}"
    match = _FACE_OF_PICTURE.fullmatch(name)
    return f"300w-{match[1] if match else name}"
