from __future__ import annotations

import pytest

from facekeys.training.readers.groups_300w import group_of

HELEN = "helen_afw_68_helen_trainset_"
LFPW = "lfpw68_trainset_image_"


def one_group(*names):
    return len({group_of(name) for name in names}) == 1


def test_faces_of_one_photograph_stay_together():
    assert one_group(f"{HELEN}100040721_1", f"{HELEN}100040721_2")


def test_photographs_uploaded_together_stay_together():
    # Looked at: each the same person twice.
    assert one_group(f"{HELEN}1439641049_1", f"{HELEN}1440499238_1")
    assert one_group(f"{HELEN}2124608043_1", f"{HELEN}2125387076_1")


def test_photographs_of_other_times_are_apart():
    assert not one_group(f"{HELEN}100040721_1", f"{HELEN}2209809995_1")


def test_pictures_of_one_search_stay_together():
    assert one_group(f"{LFPW}0001", f"{LFPW}0060", f"{LFPW}0317")
    assert one_group(f"{LFPW}0204", f"{LFPW}0682", f"{LFPW}0704")
    assert one_group(f"{LFPW}0808", f"{LFPW}0871")
    assert not one_group(f"{LFPW}0060", f"{LFPW}0061")


def test_every_picture_of_lfpw_is_in_one_of_the_searches():
    groups = {group_of(f"{LFPW}{number:04d}") for number in range(872)}
    assert len(groups) == 13


@pytest.mark.parametrize(
    ("ours", "official"),
    [
        (f"{HELEN}100040721_1", "helen/trainset/100040721_1"),
        (f"{LFPW}0144", "lfpw/trainset/image_0144"),
    ],
)
def test_the_group_is_the_same_in_the_official_layout(ours, official):
    assert one_group(ours, official)


def test_other_pictures_stand_for_themselves():
    assert group_of("01_Indoor/indoor_001") == "300w-01_Indoor/indoor_001"
    assert not one_group("lfpw/testset/image_0001", "lfpw/trainset/image_0001")
    assert not one_group("lfpw/testset/image_0001", "lfpw/testset/image_0002")
    assert one_group("ibug/image_003_1", "ibug/image_003_2")
    assert not one_group("ibug/image_003_1", "ibug/image_004_1")
