"""The pictures of the filters that ship are themselves within what packs may have."""

import pytest

from facekeys.overlays.library import builtin_folder, load_library
from facekeys.overlays.packs import prepare

FILTERS = load_library([builtin_folder()]).filters


@pytest.mark.parametrize("id_", FILTERS)
def test_the_pictures_are_read(id_):
    prepare(FILTERS[id_])
    assert FILTERS[id_].ready
