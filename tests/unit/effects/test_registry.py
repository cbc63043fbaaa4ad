import numpy as np
import pytest

from effects import applied, make, spec_of
from facekeys.effects.registry import OPERATIONS, make_effect
from factories import make_face
from portraits import load_portrait

NEEDED = {"warp": {"push": [{"at": "nose_tip", "radius": [1, 1], "grow": 0.4}]}}


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_is_named_by_its_table(name):
    spec = spec_of(name, **NEEDED.get(name, {}))
    assert spec.operation == name
    assert make_effect(spec, {}, 2).faces == 2


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_same_picture_gives_the_same_picture(name):
    pixels, face = load_portrait("astronaut.png")
    operation = make(name, **NEEDED.get(name, {}))
    other = make_face(320, 300)
    first = applied(operation, pixels, face, other)
    applied(operation, pixels[::-1], other)
    np.testing.assert_array_equal(applied(operation, pixels, face, other), first)


def test_what_there_is():
    assert {"blur", "pixelate", "mask", "guard", "swap", "cartoon", "grade"} < {
        *OPERATIONS
    }
    with pytest.raises(ValueError, match="operation"):
        spec_of("melt")


def test_a_table_says_itself_whom_it_is_for():
    assert make_effect(spec_of("blur", faces="largest"), {}, "all").faces == "largest"
    assert make_effect(spec_of("blur"), {}, "odd").faces == "odd"
    with pytest.raises(ValueError, match="faces"):
        spec_of("cartoon", faces="all")
