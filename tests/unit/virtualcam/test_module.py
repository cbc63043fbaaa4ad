import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.virtualcam.host import Host
from facekeys.virtualcam.module import (
    OURS,
    Device,
    devices_of,
    is_exclusive,
    load_line,
    options,
    present_devices,
    with_ours,
)
from linux_root import add_video_node, set_parameters

OBS = Device(4, "OBS Virtual Camera", exclusive=True)
DUMMY = Device(0, "Dummy video device (0x0000)", exclusive=False)

labels = st.text(
    st.characters(codec="ascii", exclude_characters=",\"'`$\\"), max_size=31
)
devices = st.builds(
    Device, st.integers(-1, 63), labels.filter(str.isprintable), st.booleans()
)


def parsed(text):
    pairs = (word.partition("=") for word in shlex.split(text))
    return {name: value for name, _, value in pairs}


@given(st.lists(devices, max_size=8))
def test_options_make_the_devices_that_were_asked_for(wanted):
    assert devices_of(parsed(options(wanted))) == wanted


@given(st.text(max_size=31).filter(str.isprintable))
def test_no_label_says_anything_to_a_shell(label):
    words = shlex.split(load_line([Device(1, label, exclusive=True)]))
    assert len(words) == 7
    assert not set("`$\\") & set(words[5])


@pytest.mark.parametrize(
    ("given_options", "made"),
    [
        ({}, [Device(-1, "", exclusive=False)]),
        ({"devices": "0"}, []),
        ({"video_nr": "3,5"}, [Device(n, "", exclusive=False) for n in (3, 5)]),
        (
            {"devices": "2", "card_label": "A", "exclusive_caps": "Y"},
            [Device(-1, "A", exclusive=True), Device(-1, "", exclusive=False)],
        ),
        ({"devices": "x", "video_nr": "y"}, [Device(-1, "", exclusive=False)]),
    ],
)
def test_options_are_read_as_the_module_reads_them(given_options, made):
    assert devices_of(given_options) == made


def test_no_device_is_an_option_too():
    assert load_line([]) == "sudo modprobe v4l2loopback devices=0"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [OURS]),
        ([DUMMY], [OURS]),
        ([OBS], [OBS, OURS]),
        (
            [OBS, Device(7, OURS.label, exclusive=False)],
            [OBS, Device(7, OURS.label, exclusive=True)],
        ),
        (
            [Device(10, "Theirs", exclusive=False)],
            [
                Device(10, "Theirs", exclusive=False),
                Device(11, OURS.label, exclusive=True),
            ],
        ),
    ],
)
def test_devices_of_other_programs_stay_beside_ours(before, after):
    assert with_ours(before) == after


def test_the_number_of_a_webcam_is_left_to_it():
    assert with_ours([], taken=[10, 11])[0].number == 12


@pytest.mark.parametrize(
    ("numbers", "flags", "exclusive"),
    [
        ("10,-1", "Y,N", True),
        ("4,10", "Y,N", False),
        ("-1,-1", "Y,N", True),  # made first, whatever its number
        ("4,5", "Y,Y", None),  # made later
        ("", "", None),
    ],
)
def test_whether_a_device_is_exclusive_is_read_from_the_parameters(
    tmp_path, numbers, flags, exclusive
):
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    set_parameters(tmp_path, video_nr=numbers, exclusive_caps=flags)
    assert is_exclusive(Host("linux", tmp_path), 10) is exclusive


def test_the_devices_that_are_there_are_told_by_number(tmp_path):
    add_video_node(tmp_path, 0, "Acme", hardware="usb1")
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    add_video_node(tmp_path, 4, "OBS Virtual Camera", loopback=True)
    set_parameters(tmp_path, video_nr="10,4", exclusive_caps="N,Y")
    assert present_devices(Host("linux", tmp_path)) == [
        OBS,
        Device(10, "FaceKeys Cam", exclusive=False),
    ]
