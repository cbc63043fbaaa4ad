"""The troubles with v4l2loopback, in the order in which they are asked about."""

from __future__ import annotations

from typing import Final

from facekeys.doctor.trouble import AT_START, CAMERA, SECURE_BOOT, Trouble
from facekeys.virtualcam.advice import INSTALL, JOIN_GROUP, LOAD, UNLOAD
from facekeys.virtualcam.module import OURS, options

MODULES_LOAD: Final = "/etc/modules-load.d/facekeys.conf"
MODPROBE: Final = "/etc/modprobe.d/facekeys.conf"

_REMEMBER: Final = (
    f"echo v4l2loopback | sudo tee {MODULES_LOAD}",
    f"echo 'options v4l2loopback {options([OURS])}' | sudo tee {MODPROBE}",
)

LOOPBACK_TROUBLES: Final = (
    Trouble(
        "module-missing",
        CAMERA,
        "“There is no virtual camera on this system”; FaceKeys Cam is nowhere",
        "The kernel module v4l2loopback, which makes the camera, is not installed.",
        "Install it, then load it:",
        (INSTALL["debian"], LOAD),
    ),
    Trouble(
        "headers-missing",
        CAMERA,
        "It worked until the kernel was updated; or the installation built no module",
        "v4l2loopback can't be built for the running kernel: its headers are missing.",
        "Install the headers, build it, then load it:",
        ("sudo apt install linux-headers-$(uname -r)", "sudo dkms autoinstall", LOAD),
    ),
    Trouble(
        "module-other-kernel",
        CAMERA,
        "It worked until the kernel was updated",
        "v4l2loopback is installed for another kernel than the running one.",
        "Start the computer anew if the kernel was just updated; else build it for "
        "this one, then load it:",
        ("sudo dkms autoinstall", LOAD),
    ),
    Trouble(
        "module-not-indexed",
        CAMERA,
        "`modprobe: FATAL: Module v4l2loopback not found`, and it is installed",
        "The module's file is there, but the list that modprobe reads lacks it.",
        "Make the list anew, then load it:",
        ("sudo depmod -a", LOAD),
    ),
    Trouble(
        "module-blocked",
        CAMERA,
        "`Error running install command '/bin/false' for module v4l2loopback`",
        "A line in modprobe.d forbids to load v4l2loopback.",
        "Take the line out, then load it:",
        ("sudo sed -i 's/^install v4l2loopback/#&/' /etc/modprobe.d/FILE.conf", LOAD),
    ),
    Trouble(
        "module-not-loaded",
        CAMERA,
        "FaceKeys Cam is gone after a restart; “There is no virtual camera”",
        "v4l2loopback is installed, but not loaded.",
        "Load it:",
        (LOAD,),
    ),
    Trouble(
        "secure-boot-key",
        SECURE_BOOT,
        "`Key was rejected by service`, `Operation not permitted`, `Required key not "
        "available`",
        "Secure Boot is on, and refuses modules signed with a key it does not know.",
        "Hand it the key that signed the module, restart, and confirm it in the blue "
        "screen that comes (“Enroll MOK”):",
        ("sudo mokutil --import /var/lib/dkms/mok.pub",),
    ),
    Trouble(
        "secure-boot-pending",
        SECURE_BOOT,
        "The same, after `mokutil --import`",
        "A key waits for you to confirm it.",
        "Restart, and choose “Enroll MOK” in the blue screen that comes.",
    ),
    Trouble(
        "no-device",
        CAMERA,
        "The module is loaded, yet there is no camera",
        "v4l2loopback is loaded, but without a device.",
        "Load it anew:",
        (UNLOAD, LOAD),
    ),
    Trouble(
        "node-missing",
        CAMERA,
        "“No such file or directory: '/dev/video10'”",
        "The kernel has the device, but its file in /dev is gone.",
        "Load the module anew, which makes the file:",
        (UNLOAD, LOAD),
    ),
    Trouble(
        "other-label",
        CAMERA,
        "The call lists a camera of another name, and FaceKeys is what it shows",
        "A loopback device is there, but none is called FaceKeys Cam.",
        "Close the programs that use it, then load the module anew; devices with "
        "names of their own are kept:",
        (UNLOAD, LOAD),
    ),
    Trouble(
        "not-exclusive",
        CAMERA,
        "Chrome and Zoom don't list FaceKeys Cam; other programs do",
        "The module was loaded without exclusive_caps=1.",
        "Close the programs that use it, then load the module anew:",
        (UNLOAD, LOAD),
    ),
    Trouble(
        "forbidden",
        CAMERA,
        "“/dev/video10 may not be written to”",
        "You may not use video devices: you are not in their group.",
        "Join the group, then log out and in again:",
        (JOIN_GROUP,),
    ),
    Trouble(
        "login-pending",
        CAMERA,
        "The same, after you joined the group",
        "You are in the group, but logged in before you were.",
        "Log out and in again; a restart does it for certain.",
    ),
    Trouble(
        "node-closed",
        CAMERA,
        "The same, and you are in the group",
        "The device file does not let its group write.",
        "Let the group video use it:",
        ("sudo chgrp video /dev/video10", "sudo chmod 660 /dev/video10"),
    ),
    Trouble(
        "busy",
        CAMERA,
        "“another program feeds it”; the call shows somebody else's picture",
        "Another program sends to the camera: a second FaceKeys, or OBS.",
        "Close it, or switch its virtual camera off.",
    ),
    Trouble(
        "format-held",
        CAMERA,
        "“another program holds it at 640x480”",
        "A program still shows what somebody else sent, at another size.",
        "End the call, or let it take another camera for a moment.",
    ),
    Trouble(
        "left-unusable",
        CAMERA,
        "Programs refuse the camera, although nobody sends to it",
        "A program that sent to it ended without freeing it (v4l2loopback up to 0.12).",
        "Switch the virtual camera on in FaceKeys, which frees it. For other programs, "
        "load the module anew:",
        (UNLOAD, LOAD),
    ),
    Trouble(
        "not-permanent",
        AT_START,
        "FaceKeys Cam is gone after every restart",
        "v4l2loopback is not loaded when the computer starts.",
        "Have it loaded at every start:",
        _REMEMBER,
    ),
    Trouble(
        "options-missing",
        AT_START,
        "After a restart the camera has another name, or Chrome does not list it",
        "v4l2loopback is loaded at every start, but without its options.",
        "Write its options down:",
        _REMEMBER[1:],
    ),
    Trouble(
        "options-contradict",
        AT_START,
        "The same, although the options are written down",
        "Options in modprobe.d say something else than FaceKeys Cam needs.",
        "Take them out, and write the right ones down:",
        (
            "sudo sed -i 's/^options v4l2loopback/#&/' /etc/modprobe.d/FILE.conf",
            *_REMEMBER[1:],
        ),
    ),
    Trouble(
        "blacklisted",
        AT_START,
        "FaceKeys Cam is gone after every restart, although it is set up",
        "A blacklist in modprobe.d keeps v4l2loopback from being loaded at the start.",
        "Take it out:",
        ("sudo sed -i 's/^blacklist v4l2loopback/#&/' /etc/modprobe.d/FILE.conf",),
    ),
)
