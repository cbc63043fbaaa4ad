import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.doctor.at_start import check_start
from facekeys.doctor.modprobe import (
    BLACKLIST_LINE,
    INSTALL_LINE,
    loaded_at_start,
    logical_lines,
    options_at_start,
    parameters,
    without,
)
from facekeys.virtualcam.host import Host
from linux_root import add_module, write

KERNEL = "6.1.0-test"
LOAD = "etc/modules-load.d/facekeys.conf"
GOOD = 'options v4l2loopback devices=1 card_label="FaceKeys Cam" exclusive_caps=1\n'
WRITTEN = (
    'options v4l2loopback devices=1 video_nr=10 card_label="FaceKeys Cam" '
    "exclusive_caps=1\n"
)


@pytest.fixture
def host(tmp_path):
    add_module(tmp_path, KERNEL)
    return Host("linux", tmp_path, KERNEL)


@given(st.text(alphabet='ab\\\n\r #"=v4l2', max_size=60))
def test_logical_lines_lose_nothing(text):
    lines = list(logical_lines(text))
    assert "".join(line.text for line in lines) == text


@given(st.text())
def test_no_text_is_too_odd_for_parameters(text):
    assert all(re.fullmatch(r"\w+", name) for name in parameters(text))


def test_parameters_may_be_quoted_at_both_ends():
    assert parameters('card_label="A B,C" exclusive_caps=1,0 x= y="') == {
        "card_label": "A B,C",
        "exclusive_caps": "1,0",
        "x": "",
        "y": "",
    }


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("etc/modules-load.d/a.conf", "# v4l2loopback\n", False),
        ("etc/modules-load.d/a.conf", "#v4l2loopback\n", False),
        ("etc/modules-load.d/a.conf", "uvcvideo\nv4l2loopback\n", True),
        ("usr/lib/modules-load.d/a.conf", "v4l2loopback", True),
        ("etc/modules-load.d/a.txt", "v4l2loopback", False),
        ("etc/modules", "v4l2loopback\n", True),
    ],
)
def test_what_is_loaded_at_the_start_is_read(host, path, text, found):
    write(host.root, path, text)
    assert loaded_at_start(host) is found


def test_a_file_in_etc_hides_that_of_its_name(host):
    write(host.root, "usr/lib/modprobe.d/a.conf", "options v4l2loopback devices=5\n")
    write(host.root, "etc/modprobe.d/a.conf", "options v4l2loopback devices=2\n")
    write(host.root, "run/modprobe.d/b.conf", "options v4l2loopback debug=1\n")
    assert options_at_start(host) == {"devices": "2", "debug": "1"}


def test_the_last_value_counts_and_lines_may_go_on(host):
    write(host.root, "etc/modprobe.d/z.conf", "options v4l2loopback devices=2\n")
    write(
        host.root,
        "etc/modprobe.d/a.conf",
        "options v4l2loopback \\\n devices=1 \\\n debug=3\noptions other devices=9\n",
    )
    assert options_at_start(host) == {"devices": "2", "debug": "3"}


def test_only_our_lines_are_commented_out(host):
    text = "blacklist pcspkr\nblacklist \\\n v4l2loopback\n# blacklist v4l2loopback\n"
    write(host.root, "etc/modprobe.d/a.conf", text)
    write(host.root, "etc/modprobe.d/b.conf", "options v4l2loopback devices=1\n")
    (step,) = without(host, BLACKLIST_LINE)
    assert step.path == PurePosixPath("/etc/modprobe.d/a.conf")
    assert step.text == (
        "blacklist pcspkr\n#blacklist \\\n# v4l2loopback\n# blacklist v4l2loopback\n"
    )
    write(host.root, "etc/modprobe.d/a.conf", step.text)
    assert without(host, BLACKLIST_LINE) == ()


def test_a_file_of_a_package_is_hidden_not_changed(host):
    write(host.root, "usr/lib/modprobe.d/p.conf", "install v4l2loopback /bin/true\n")
    (step,) = without(host, INSTALL_LINE)
    assert step.path == PurePosixPath("/etc/modprobe.d/p.conf")


def found(host):
    return {finding.id: finding for finding in check_start(host)}


def written(finding):
    return {str(step.path): step.text for step in finding.steps}


def test_without_the_module_there_is_nothing_to_remember(tmp_path):
    assert found(Host("linux", tmp_path, KERNEL)) == {}


def test_a_module_that_is_not_loaded_at_the_start_will_be(host):
    finding = found(host)["not-permanent"]
    assert written(finding) == {
        "/etc/modprobe.d/facekeys.conf": WRITTEN,
        "/etc/modules-load.d/facekeys.conf": "v4l2loopback\n",
    }
    assert finding.commands[1] == (
        "echo v4l2loopback | sudo tee /etc/modules-load.d/facekeys.conf"
    )


def test_right_options_are_not_written_again(host):
    write(host.root, "etc/modprobe.d/mine.conf", GOOD)
    finding = found(host)["not-permanent"]
    assert list(written(finding)) == ["/etc/modules-load.d/facekeys.conf"]


def test_all_right_is_said(host):
    write(host.root, LOAD, "v4l2loopback\n")
    write(host.root, "etc/modprobe.d/mine.conf", GOOD)
    assert list(found(host)) == ["at-every-start"]


def test_missing_options_are_written_down(host):
    write(host.root, LOAD, "v4l2loopback\n")
    finding = found(host)["options-missing"]
    assert written(finding) == {"/etc/modprobe.d/facekeys.conf": WRITTEN}


@pytest.mark.parametrize(
    "options",
    [
        "devices=0",
        'card_label="FaceKeys Cam"',
        'card_label="FaceKeys Cam" exclusive_caps=0',
        'devices=1 card_label="Other,FaceKeys Cam" exclusive_caps=1,1',
        "debug=1",
    ],
)
def test_options_that_contradict_make_way(host, options):
    write(host.root, LOAD, "v4l2loopback\n")
    write(host.root, "etc/modprobe.d/old.conf", f"options v4l2loopback {options}\n")
    finding = found(host)["options-contradict"]
    assert "/etc/modprobe.d/old.conf" in finding.message
    for path, text in written(finding).items():
        write(host.root, path.lstrip("/"), text)
    assert list(found(host)) == ["at-every-start"]


def test_options_for_another_program_stay(host):
    write(host.root, LOAD, "v4l2loopback\n")
    obs = 'options v4l2loopback video_nr=4 card_label="OBS Virtual Camera"\n'
    write(host.root, "etc/modprobe.d/obs.conf", obs)
    steps = written(found(host)["options-contradict"])
    assert steps["/etc/modprobe.d/obs.conf"] == f"#{obs}"
    assert steps["/etc/modprobe.d/facekeys.conf"] == (
        "options v4l2loopback devices=2 video_nr=4,10 "
        'card_label="OBS Virtual Camera,FaceKeys Cam" exclusive_caps=0,1\n'
    )


def test_our_own_file_is_written_once(host):
    write(host.root, LOAD, "v4l2loopback\n")
    write(host.root, "etc/modprobe.d/facekeys.conf", "options v4l2loopback debug=1\n")
    (step,) = found(host)["options-contradict"].steps
    assert (str(step.path), step.text) == ("/etc/modprobe.d/facekeys.conf", WRITTEN)


def test_a_blacklist_is_taken_out(host):
    write(host.root, LOAD, "v4l2loopback\n")
    write(host.root, "etc/modprobe.d/mine.conf", GOOD)
    write(host.root, "etc/modprobe.d/no.conf", "blacklist v4l2loopback\n")
    assert list(found(host)) == ["blacklisted"]
    assert written(found(host)["blacklisted"]) == {
        "/etc/modprobe.d/no.conf": "#blacklist v4l2loopback\n"
    }
