import plistlib

import pytest

from facekeys.doctor.elsewhere import check_macos, check_windows
from facekeys.virtualcam.host import Host
from linux_root import write

OBS = r"CLSID\{A3FCE0F5-3493-419F-958A-ABA1250EC20B}"
UNITY = r"CLSID\{5C2CD55C-92AD-4999-8666-912BD3E70010}"
SECOND_UNITY = r"CLSID\{5C2CD55C-92AD-4999-8666-912BD3E70012}"
EXTENSION = (
    "Library/SystemExtensions/1234/"
    "com.obsproject.obs-studio.mac-camera-extension.systemextension/Contents/Info.plist"
)


@pytest.mark.parametrize(
    ("registry", "id_", "says"),
    [
        ({}, "no-windows-camera", "Neither"),
        ({OBS: "OBS Virtual Camera"}, "virtual-camera", "as OBS Virtual Camera"),
        ({OBS: ""}, "virtual-camera", "as OBS Virtual Camera"),
        ({UNITY: "FaceKeys Cam"}, "virtual-camera", "as FaceKeys Cam"),
        (
            {UNITY: "Unity Video Capture", SECOND_UNITY: "FaceKeys Cam"},
            "virtual-camera",
            "as FaceKeys Cam",
        ),
        ({UNITY: "Unity Video Capture"}, "windows-other-name", "“Unity Video Capture”"),
        (
            {UNITY: "Unity Video Capture", OBS: "OBS Virtual Camera"},
            "virtual-camera",
            "as OBS Virtual Camera",
        ),
    ],
)
def test_windows_tells_by_its_registry(tmp_path, registry, id_, says):
    (finding,) = check_windows(Host("win32", tmp_path, registered=registry.get))
    assert finding.id == id_
    assert says in finding.message
    if finding.state == "todo":
        assert finding.commands[1] == (
            'regsvr32 UnityCaptureFilter64.dll "/i:UnityCaptureName=FaceKeys Cam"'
        )


def obs(root, version):
    text = plistlib.dumps({"CFBundleShortVersionString": version})
    write(root, "Applications/OBS.app/Contents/Info.plist", text)


def mac(root, darwin="22.6.0"):
    (finding,) = check_macos(Host("darwin", root, darwin))
    return finding


def test_macos_without_obs(tmp_path):
    assert mac(tmp_path).id == "obs-missing"


@pytest.mark.parametrize("text", [b"", b"<plist", plistlib.dumps({}), b"\xff\xfe"])
def test_an_obs_that_can_not_be_read_is_none(tmp_path, text):
    write(tmp_path, "Applications/OBS.app/Contents/Info.plist", text)
    assert mac(tmp_path).id == "obs-missing"


def test_macos_with_an_old_obs(tmp_path):
    obs(tmp_path, "29.1.3")
    assert "29.1.3" in mac(tmp_path).message


def test_an_old_macos(tmp_path):
    obs(tmp_path, "30.0.0")
    assert mac(tmp_path, darwin="21.6.0").id == "macos-old"


def test_an_extension_that_was_never_allowed(tmp_path):
    obs(tmp_path, "30.2.1")
    assert mac(tmp_path).id == "obs-extension"


def test_macos_tells_the_truth_about_the_name(tmp_path):
    obs(tmp_path, "31.0.0")
    write(tmp_path, EXTENSION, "")
    assert "OBS Virtual Camera" in mac(tmp_path).message
