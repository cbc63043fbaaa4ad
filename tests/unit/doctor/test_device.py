import os

import pytest

from facekeys.doctor import device
from facekeys.doctor.device import check_virtual_camera
from facekeys.virtualcam.advice import LOAD, UNLOAD
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.loopback import CAPTURE, OUTPUT
from linux_root import add_module, add_process, add_video_node, set_parameters, write

KERNEL = "6.1.0-test"
PID = 4711


class Machine:
    """A machine whose camera is all right, until a test says otherwise."""

    def __init__(self, root, monkeypatch):
        self.root = root
        self.ends = OUTPUT
        self.allowed = True
        add_module(root, KERNEL, loaded=True)
        access = os.access
        monkeypatch.setattr(
            os,
            "access",
            lambda path, mode: (
                access(path, mode) and (self.allowed or "dev/video" not in str(path))
            ),
        )
        monkeypatch.setattr(device, "offered_ends", self.offered)

    def offered(self, path):
        if not self.allowed:
            raise PermissionError(path)
        if isinstance(self.ends, OSError):
            raise self.ends
        return self.ends

    def findings(self, user="ada"):
        host = Host("linux", self.root, KERNEL, user=user, uid=1000, pid=PID)
        return list(check_virtual_camera(host))

    def format(self, text):
        write(self.root, "sys/class/video4linux/video10/format", text)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    made = Machine(tmp_path, monkeypatch)
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    return made


def only(findings, id_):
    (finding,) = findings
    assert finding.id == id_
    assert finding.state == "todo"
    return finding


def test_a_camera_that_is_all_right_is_named(machine):
    (finding,) = machine.findings()
    assert (finding.id, finding.state, finding.message) == (
        "virtual-camera",
        "ok",
        "Other programs list it as FaceKeys Cam.",
    )


def test_a_device_too_busy_to_be_asked_is_still_there(machine):
    machine.ends = OSError("Device or resource busy")
    assert machine.findings()[0].state == "ok"


def test_a_loaded_module_without_devices(tmp_path, monkeypatch):
    empty = Machine(tmp_path, monkeypatch)
    finding = only(empty.findings(), "no-device")
    assert finding.commands == (UNLOAD, LOAD)
    assert finding.steps[0].undo == ("sudo modprobe v4l2loopback devices=0",)
    assert finding.steps[1].undo == (UNLOAD,)


def test_a_device_without_its_file(machine):
    (machine.root / "dev/video10").unlink()
    finding = only(machine.findings(), "node-missing")
    assert "/dev/video10" in finding.message


def test_a_device_of_another_name_is_kept_beside_ours(tmp_path, monkeypatch):
    machine = Machine(tmp_path, monkeypatch)
    add_video_node(tmp_path, 4, "OBS Virtual Camera", loopback=True)
    set_parameters(tmp_path, video_nr="4", exclusive_caps="Y")
    finding = only(machine.findings(), "other-label")
    assert "“OBS Virtual Camera”" in finding.message
    assert finding.commands[1] == (
        "sudo modprobe v4l2loopback devices=2 video_nr=4,10 "
        'card_label="OBS Virtual Camera,FaceKeys Cam" exclusive_caps=1,1'
    )
    (back,) = finding.steps[0].undo
    assert back == (
        "sudo modprobe v4l2loopback devices=1 video_nr=4 "
        'card_label="OBS Virtual Camera" exclusive_caps=1'
    )


def test_a_device_that_chrome_does_not_list(machine):
    set_parameters(machine.root, exclusive_caps="N,N")
    finding = only(machine.findings(), "not-exclusive")
    assert finding.commands == (UNLOAD, LOAD)


@pytest.mark.parametrize(
    ("ends", "ids"),
    [
        (OUTPUT, ["virtual-camera"]),
        (CAPTURE | OUTPUT, ["not-exclusive"]),
    ],
)
def test_a_device_that_was_added_later_is_asked_itself(machine, ends, ids):
    set_parameters(machine.root, video_nr="4", exclusive_caps="N")
    machine.ends = ends
    assert [one.id for one in machine.findings()] == ids


def test_a_device_added_later_that_somebody_holds_is_given_the_benefit(machine):
    set_parameters(machine.root, video_nr="4", exclusive_caps="N")
    machine.ends = CAPTURE | OUTPUT
    machine.format("YU12:1280x720@30")
    assert machine.findings()[0].state == "ok"


def let_group(machine, mode):
    node = machine.root / "dev/video10"
    node.chmod(mode)
    write(machine.root, "etc/group", f"video:x:{node.stat().st_gid}:bob,eve\n")
    machine.allowed = False


def test_who_is_not_in_the_group_joins_it(machine):
    let_group(machine, 0o660)
    finding = only(machine.findings(), "forbidden")
    assert finding.commands == ("sudo usermod -aG video ada",)
    assert finding.steps[0].undo == ("sudo gpasswd -d ada video",)


def test_who_just_joined_logs_in_anew(machine):
    let_group(machine, 0o660)
    finding = only(machine.findings(user="eve"), "login-pending")
    assert finding.commands == ()
    assert "Log out" in finding.fix


def test_a_file_that_shuts_the_group_out_is_opened(machine):
    let_group(machine, 0o600)
    gid = (machine.root / "dev/video10").stat().st_gid
    finding = only(machine.findings(), "node-closed")
    assert finding.commands == (
        "sudo chgrp video /dev/video10",
        "sudo chmod 660 /dev/video10",
    )
    assert [step.undo for step in finding.steps] == [
        (f"sudo chgrp {gid} /dev/video10",),
        ("sudo chmod 600 /dev/video10",),
    ]


def test_a_file_of_another_group_is_opened(machine):
    let_group(machine, 0o660)
    write(machine.root, "etc/group", "video:x:4444:ada\n")
    assert only(machine.findings(), "node-closed").commands


def test_another_sender_is_named(machine):
    machine.ends = CAPTURE
    add_process(machine.root, 77, "obs", files=("/dev/null", "/dev/video10"))
    add_process(machine.root, 78, "vim", files=("/etc/motd",))
    finding = only(machine.findings(), "busy")
    assert finding.message.startswith("obs (process 77) sends to FaceKeys Cam")


def test_a_sender_of_another_user_has_no_name(machine):
    machine.ends = CAPTURE
    assert only(machine.findings(), "busy").message.startswith("A program sends")


@pytest.mark.parametrize(
    ("pid", "command"),
    [
        (PID, ("python", "tests.py")),
        (90, ("/home/ada/.venv/bin/facekeys",)),
        (90, ("/usr/bin/python3", "-m", "facekeys")),
        (90, ("/usr/bin/python3", "/usr/bin/facekeys", "--cpu", "1")),
    ],
)
def test_facekeys_itself_may_send(machine, pid, command):
    machine.ends = CAPTURE
    machine.format("YU12:1280x720@30")
    add_process(machine.root, pid, "python3", command=command, files=("/dev/video10",))
    assert machine.findings()[0].state == "ok"


def test_a_picture_of_another_size_that_is_held_is_told(machine):
    machine.ends = CAPTURE | OUTPUT
    machine.format("YU12:640x480@30")
    add_process(machine.root, 5, "chrome", files=("/dev/video10",))
    finding = only(machine.findings(), "format-held")
    assert "chrome (process 5) holds FaceKeys Cam at 640x480" in finding.message


@pytest.mark.parametrize("text", ["", "YU12:1280x720@30", "nonsense"])
def test_a_reader_of_our_size_is_welcome(machine, text):
    machine.ends = CAPTURE | OUTPUT
    machine.format(text)
    assert machine.findings()[0].state == "ok"


def test_a_device_left_unusable_is_told(machine):
    machine.ends = 0
    assert only(machine.findings(), "left-unusable").commands == (UNLOAD, LOAD)


def test_two_troubles_are_two_findings(machine):
    set_parameters(machine.root, exclusive_caps="N,N")
    let_group(machine, 0o660)
    assert [one.id for one in machine.findings()] == ["not-exclusive", "forbidden"]
