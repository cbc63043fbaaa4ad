import cv2
import numpy as np
import pytest


@pytest.fixture
def stored(tmp_path):
    (tmp_path / "pictures").mkdir()
    picture = np.full((40, 60, 3), 90, np.uint8)
    cv2.imwrite(str(tmp_path / "pictures" / "grey.png"), picture)
    return tmp_path, picture


def test_the_same_picture_passes(assert_golden, stored):
    folder, picture = stored
    assert_golden("grey", picture, folder=folder)


def test_a_small_spoilt_spot_fails_and_leaves_a_diff(assert_golden, stored):
    folder, picture = stored
    picture[10:13, 20:25] = 200
    with pytest.raises(AssertionError, match="15 pixels changed"):
        assert_golden("grey", picture, folder=folder, max_changed_px=14)
    assert (folder / "failed" / "grey.png").exists()


def test_a_missing_picture_fails(assert_golden, stored):
    folder, picture = stored
    with pytest.raises(AssertionError, match="is missing"):
        assert_golden("other", picture, folder=folder)
