import pytest

from facekeys.doctor.programs import check_pipewire, check_programs
from facekeys.virtualcam.host import Host
from linux_root import add_distribution, add_process, write

SNAP_RULE = 'KERNEL=="video[0-9]*", TAG+="snap_chromium_chromium"\n'
PORTAL = "usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service"


@pytest.fixture
def host(tmp_path):
    add_distribution(tmp_path, "ID=fedora\n")
    environment = {"XDG_RUNTIME_DIR": "/run/user/1000", "HOME": "/home/ada"}
    return Host("linux", tmp_path, environment=environment)


def ids(findings):
    return [finding.id for finding in findings]


def pipewire(host):
    write(host.root, "usr/bin/pipewire", "")
    write(host.root, "run/user/1000/pipewire-0", "")


def test_without_pipewire_there_is_nothing_to_say(host):
    assert ids(check_pipewire(host)) == []


def test_a_session_without_a_place_for_sockets_has_no_pipewire(tmp_path):
    write(tmp_path, "usr/bin/pipewire", "")
    assert ids(check_pipewire(Host("linux", tmp_path, environment={}))) == []


def test_pipewire_that_does_not_run_is_started_without_root(host):
    write(host.root, "usr/bin/pipewire", "")
    (finding,) = check_pipewire(host)
    assert finding.id == "pipewire-stopped"
    assert finding.commands == ("systemctl --user start pipewire.socket",)


def test_the_session_manager_is_started(host):
    pipewire(host)
    add_process(host.root, 1, "pipewire")
    (finding,) = check_pipewire(host)
    assert finding.id == "session-manager-stopped"


def test_a_missing_portal_is_installed_by_hand(host):
    pipewire(host)
    add_process(host.root, 2, "wireplumber")
    (finding,) = check_pipewire(host)
    assert finding.id == "portal-missing"
    assert finding.commands[0].startswith("sudo dnf install xdg-desktop-portal")
    assert finding.steps[0].by_hand


def test_a_missing_portal_of_an_unknown_distribution_is_named(host):
    pipewire(host)
    add_process(host.root, 2, "wireplumber")
    add_distribution(host.root, "ID=other\n")
    (finding,) = check_pipewire(host)
    assert finding.commands == ()
    assert finding.fix == "Install xdg-desktop-portal with your package manager."


@pytest.mark.parametrize("manager", ["wireplumber", "pipewire-media-"])
def test_all_of_pipewire_is_fine(host, manager):
    pipewire(host)
    add_process(host.root, 2, manager)
    write(host.root, PORTAL, "")
    (finding,) = check_pipewire(host)
    assert finding.id == "pipewire"
    assert "FaceKeys Cam" not in finding.message
    write(host.root, "usr/bin/gst-launch-1.0", "")
    (finding,) = check_pipewire(host)
    assert "FaceKeys Cam is made here by itself" in finding.message


def test_without_such_programs_there_is_nothing_to_say(host):
    assert ids(check_programs(host)) == []


def snap(host, name, rules):
    (host.root / f"snap/{name}/current").mkdir(parents=True)
    write(host.root, f"etc/udev/rules.d/70-snap.{name}.rules", rules)


def test_a_snap_is_connected(host):
    snap(host, "chromium", 'KERNEL=="fuse", TAG+="snap_chromium_chromium"\n')
    (finding,) = check_programs(host)
    assert finding.id == "snap-camera"
    assert finding.commands == ("sudo snap connect chromium:camera",)
    assert finding.steps[0].undo == ("sudo snap disconnect chromium:camera",)


def test_a_connected_snap_is_fine(host):
    snap(host, "chromium", SNAP_RULE)
    (finding,) = check_programs(host)
    assert (finding.id, finding.message) == ("programs", "May use cameras: chromium.")


ALL = "[Context]\nshared=network;\ndevices=dri;all;\n"
SOME = "[Context]\ndevices=dri;\n"


@pytest.mark.parametrize(
    ("metadata", "system", "own", "allowed"),
    [
        (ALL, "", "", True),
        (SOME, "", "", False),
        ("", "", "", False),
        ("damaged", "", "", False),
        (SOME, "[Context]\ndevices=all;\n", "", True),
        (SOME, "", "[Context]\ndevices=all;\n", True),
        (ALL, "", "[Context]\ndevices=!all;\n", False),
        (ALL, "[Context]\ndevices=!all;\n", "[Context]\ndevices=all;\n", True),
    ],
)
@pytest.mark.parametrize("place", ["var/lib/flatpak", "home/ada/.local/share/flatpak"])
def test_flatpaks_are_let_to_devices(host, metadata, system, own, allowed, place):
    name = "org.mozilla.firefox"
    write(host.root, f"{place}/app/{name}/current/active/metadata", metadata)
    write(host.root, f"var/lib/flatpak/overrides/{name}", system)
    write(host.root, f"home/ada/.local/share/flatpak/overrides/{name}", own)
    (finding,) = check_programs(host)
    assert (finding.state == "ok") is allowed
    if not allowed:
        assert finding.id == "flatpak-camera"
        assert finding.commands == (f"flatpak override --user --device=all {name}",)
