import os

import pytest

from facekeys.virtualcam.advice import LOAD, advice
from facekeys.virtualcam.host import Host
from linux_root import add_distribution, add_module, add_video_node

KERNEL = "6.1.0-test"


def on_linux(root):
    return advice(Host(platform="linux", root=root, kernel=KERNEL))


def commands(text):
    return [line.strip() for line in text.splitlines() if line.startswith("  ")]


def test_the_line_that_loads_the_module_is_exact():
    assert LOAD == (
        "sudo modprobe v4l2loopback devices=1 video_nr=10 "
        'card_label="FaceKeys Cam" exclusive_caps=1'
    )


@pytest.mark.parametrize(
    ("release", "install"),
    [
        ("ID=debian\n", "sudo apt install v4l2loopback-dkms"),
        ("ID=ubuntu\nID_LIKE=debian\n", "sudo apt install v4l2loopback-dkms"),
        (
            'NAME="Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n',
            "sudo apt install v4l2loopback-dkms",
        ),
        ("ID=fedora\n", "sudo dnf install akmod-v4l2loopback  # from RPM Fusion"),
        (
            'ID="endeavouros"\nID_LIKE="arch"\n',
            "sudo pacman -S v4l2loopback-dkms linux-headers",
        ),
        (
            'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n',
            "sudo zypper install v4l2loopback-kmp-default",
        ),
    ],
)
def test_without_the_module_it_is_installed_and_loaded(tmp_path, release, install):
    add_distribution(tmp_path, release)
    assert commands(on_linux(tmp_path)) == [install, LOAD]


def test_on_an_unknown_distribution_it_names_the_module(tmp_path):
    text = on_linux(tmp_path)
    assert "Install v4l2loopback with your package manager" in text
    assert commands(text) == [LOAD]


def test_an_installed_module_is_only_loaded(tmp_path):
    add_distribution(tmp_path, "ID=debian\n")
    add_module(tmp_path, KERNEL)
    assert commands(on_linux(tmp_path)) == [LOAD]


def test_a_module_for_another_kernel_counts_for_nothing(tmp_path):
    add_distribution(tmp_path, "ID=debian\n")
    add_module(tmp_path, "5.10.0-old")
    assert commands(on_linux(tmp_path))[0] == "sudo apt install v4l2loopback-dkms"


def test_a_loaded_module_is_loaded_anew(tmp_path):
    add_module(tmp_path, KERNEL, loaded=True)
    assert commands(on_linux(tmp_path)) == ["sudo modprobe -r v4l2loopback", LOAD]


def test_without_the_right_to_write_it_is_the_group(tmp_path, monkeypatch):
    add_module(tmp_path, KERNEL, loaded=True)
    node = add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: path != node and allowed(path, mode)
    )
    assert commands(on_linux(tmp_path)) == ["sudo usermod -aG video $USER"]


def test_on_windows_the_registration_names_the_camera(tmp_path):
    text = advice(Host(platform="win32", root=tmp_path))
    assert "OBS" in text
    assert commands(text) == [
        'regsvr32 UnityCaptureFilter32.dll "/i:UnityCaptureName=FaceKeys Cam"',
        'regsvr32 UnityCaptureFilter64.dll "/i:UnityCaptureName=FaceKeys Cam"',
    ]


def test_on_macos_the_name_to_look_for_is_told(tmp_path):
    text = advice(Host(platform="darwin", root=tmp_path))
    assert "OBS Studio 30" in text
    assert "OBS Virtual Camera" in text


def test_an_unknown_system_gets_a_sentence(tmp_path):
    assert advice(Host(platform="plan9", root=tmp_path)).endswith(".")
