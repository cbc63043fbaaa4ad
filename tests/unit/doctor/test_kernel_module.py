import pytest

from facekeys.doctor.kernel_module import check_secure_boot, module_trouble
from facekeys.virtualcam.advice import LOAD, UNLOAD
from facekeys.virtualcam.host import Host
from linux_root import add_distribution, add_module, add_video_node, write

KERNEL = "6.1.0-test"
EFI = "sys/firmware/efi/efivars"
GLOBAL = "8be4df61-93ca-11d2-aa0d-00e098032b8c"
SHIM = "605dab50-e046-4300-abb6-3dd810dd8b23"


@pytest.fixture
def host(tmp_path):
    add_distribution(tmp_path, "ID=ubuntu\nID_LIKE=debian\n")
    return Host("linux", tmp_path, KERNEL)


def trouble(host, id_):
    finding = module_trouble(host)
    assert finding is not None
    assert finding.id == id_
    return finding


def test_a_loaded_module_is_no_trouble(host):
    add_module(host.root, KERNEL, loaded=True)
    assert module_trouble(host) is None


def test_a_module_that_is_nowhere_is_installed_and_loaded(host):
    finding = trouble(host, "module-missing")
    assert finding.commands == ("sudo apt install v4l2loopback-dkms", LOAD)
    assert [step.by_hand for step in finding.steps] == [True, False]


def test_on_an_unknown_distribution_the_module_is_named(tmp_path):
    finding = trouble(Host("linux", tmp_path, KERNEL), "module-missing")
    assert "with your package manager" in finding.fix
    assert finding.commands == (LOAD,)
    assert finding.steps[0].by_hand  # there is nothing to load yet


def test_an_installed_module_is_only_loaded(host):
    add_module(host.root, KERNEL)
    finding = trouble(host, "module-not-loaded")
    assert finding.commands == (LOAD,)
    assert finding.steps[0].undo == (UNLOAD,)


def test_a_webcam_keeps_its_number(host):
    add_module(host.root, KERNEL)
    add_video_node(host.root, 10, "Acme", hardware="usb1")
    assert "video_nr=11" in trouble(host, "module-not-loaded").commands[0]


def test_a_module_for_another_kernel_is_said(host):
    add_module(host.root, "5.10.0-old")
    finding = trouble(host, "module-other-kernel")
    assert finding.message == (
        "v4l2loopback is not built for the running kernel 6.1.0-test, but for "
        "5.10.0-old."
    )
    assert finding.commands == ("sudo apt install v4l2loopback-dkms", LOAD)
    assert finding.steps[0].by_hand


def dkms(host, *, headers):
    (host.root / "var/lib/dkms/v4l2loopback/0.12.7").mkdir(parents=True)
    (host.root / "lib/modules" / KERNEL).mkdir(parents=True)
    if headers:
        (host.root / "lib/modules" / KERNEL / "build").mkdir()


def test_a_module_that_dkms_did_not_build_is_built(host):
    dkms(host, headers=True)
    finding = trouble(host, "module-other-kernel")
    assert finding.commands == (f"sudo dkms autoinstall -k {KERNEL}", LOAD)


def test_missing_headers_come_first(host):
    dkms(host, headers=False)
    finding = trouble(host, "headers-missing")
    assert finding.commands == (
        f"sudo apt install linux-headers-{KERNEL}",
        f"sudo dkms autoinstall -k {KERNEL}",
        LOAD,
    )


def test_a_link_to_headers_that_are_gone_is_no_headers(host):
    dkms(host, headers=False)
    (host.root / "lib/modules" / KERNEL / "build").symlink_to("/usr/src/gone")
    trouble(host, "headers-missing")


def test_a_file_that_modprobe_does_not_know_is_indexed(host):
    write(host.root, f"lib/modules/{KERNEL}/extra/v4l2loopback.ko", "")
    assert trouble(host, "module-not-indexed").commands == ("sudo depmod -a", LOAD)


def test_a_line_that_forbids_it_is_taken_out(host):
    add_module(host.root, KERNEL)
    write(host.root, "etc/modprobe.d/x.conf", "install v4l2loopback /bin/false\n")
    finding = trouble(host, "module-blocked")
    assert finding.steps[0].text == "#install v4l2loopback /bin/false\n"
    assert finding.commands[1] == LOAD


def secure_boot(host, value):
    write(host.root, f"{EFI}/SecureBoot-{GLOBAL}", b"\x06\0\0\0" + value)


def boot(host):
    return [finding.id for finding in check_secure_boot(host)]


def test_without_efi_there_is_nothing_to_say(host):
    assert boot(host) == []


@pytest.mark.parametrize("value", [b"\0", b"\1"])
def test_secure_boot_that_bars_nobody_is_fine(host, value):
    add_module(host.root, KERNEL, loaded=True)
    secure_boot(host, value)
    assert boot(host) == ["secure-boot"]


@pytest.mark.parametrize(
    "key", ["var/lib/dkms/mok.pub", "etc/pki/akmods/certs/public_key.der"]
)
def test_a_key_that_the_firmware_does_not_know_is_handed_to_it(host, key):
    secure_boot(host, b"\1")
    write(host.root, key, b"certificate")
    write(host.root, f"{EFI}/MokListRT-{SHIM}", b"\x06\0\0\0another one")
    (finding,) = check_secure_boot(host)
    assert finding.id == "secure-boot-key"
    assert finding.commands == (f"sudo mokutil --import /{key}",)
    assert finding.steps[0].by_hand


def test_a_key_that_waits_is_confirmed_at_the_next_start(host):
    secure_boot(host, b"\1")
    write(host.root, "var/lib/dkms/mok.pub", b"certificate")
    write(host.root, f"{EFI}/MokNew-{SHIM}", b"\7\0\0\0certificate")
    assert boot(host) == ["secure-boot-pending"]


@pytest.mark.parametrize(
    "place", [f"efivars/MokListRT-{SHIM}", "mok-variables/MokListRT"]
)
def test_an_enrolled_key_is_fine(host, place):
    secure_boot(host, b"\1")
    write(host.root, "var/lib/dkms/mok.pub", b"certificate")
    write(host.root, f"sys/firmware/efi/{place}", b"....certificate....")
    assert boot(host) == ["secure-boot"]


def test_one_enrolled_key_of_two_is_enough(host):
    write(host.root, "var/lib/shim-signed/mok/MOK.der", b"other")
    test_an_enrolled_key_is_fine(host, "mok-variables/MokListRT")


def test_secure_boot_without_a_known_key_is_fine(host):
    secure_boot(host, b"\1")
    assert boot(host) == ["secure-boot"]
