"""The doctor on a real machine, broken in many ways: it names what is, and mends it."""

import shutil

import pytest

pytestmark = pytest.mark.slow

CAMERA = (
    "module-not-loaded",
    "module-missing",
    "module-other-kernel",
    "module-not-indexed",
    "module-blocked",
    "no-device",
    "node-missing",
    "other-label",
    "not-exclusive",
    "forbidden",
    "login-pending",
    "node-closed",
    "busy",
    "format-held",
    "left-unusable",
)
AT_START = ("not-permanent", "options-missing", "options-contradict", "blacklisted")
BY_A_PERSON = ("login-pending", "busy", "format-held")
"""What nothing that can be run mends: a login, or another program's end."""


TOOLS = ("depmod", "gpasswd", "usermod", "v4l2-ctl")
SYSTEM_PATH = "/usr/sbin:/sbin:/usr/bin:/bin"


@pytest.fixture(scope="module")
def machine(boot):
    missing = [tool for tool in TOOLS if shutil.which(tool, path=SYSTEM_PATH) is None]
    if missing:
        pytest.skip(f"the set-ups are made with {', '.join(missing)}")
    return boot("guest_doctor.py")


@pytest.fixture(params=[*CAMERA, *AT_START])
def case(request, machine):
    return request.param, machine.cases[request.param]


def test_all_that_was_broken_is_judged(machine):
    assert set(machine.cases) == {*CAMERA, *AT_START}


def test_what_is_broken_is_named_and_nothing_else(case):
    name, seen = case
    assert [id_ for id_, _ in seen["found"]] == [name]


def test_the_mend_mends(case):
    _, seen = case
    assert seen["failures"] == []
    assert seen["mended"] == []


def test_only_what_a_person_must_do_is_left_to_a_person(case):
    name, seen = case
    assert seen["journal"] is (name not in BY_A_PERSON)


def test_undo_brings_the_former_state_back(case):
    name, seen = case
    assert seen["failures_of_undo"] == []
    assert not seen["journal_undone"]
    wanted, got = seen["broken"], seen["undone"]
    if name == "node-missing":  # the kernel makes the file with the device
        wanted, got = ({**state, "node": None} for state in (wanted, got))
    assert got == wanted


@pytest.mark.parametrize("name", AT_START)
def test_after_the_next_start_the_camera_is_there(machine, name):
    assert machine.cases[name]["starts"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("other-label", "“OBS Virtual Camera”"),
        ("module-other-kernel", "5.10.0-old"),
        ("module-blocked", "/etc/modprobe.d/loopback.conf"),
        ("node-closed", "/dev/video10"),
        ("busy", "(process "),
        ("format-held", "v4l2-ctl (process "),
        ("format-held", "at 640x480; FaceKeys sends 1280x720"),
    ],
)
def test_the_message_says_what_is_so(machine, name, words):
    ((_, message),) = machine.cases[name]["found"]
    assert words in message


def test_a_command_that_fails_ends_with_5_and_changes_nothing(machine):
    in_use, _, _ = machine.command["statuses"]
    assert in_use == 5
    assert machine.command["in_use_devices"] == machine.command["before"]["devices"]


def test_the_command_mends_and_takes_back(machine):
    _, fixed, undone = machine.command["statuses"]
    assert (fixed, undone) == (0, 0)
    assert machine.command["findings"] == [
        ["virtual-camera", "ok"],
        ["at-every-start", "ok"],
    ]
    assert machine.command["after"] == machine.command["before"]
