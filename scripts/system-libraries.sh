#!/usr/bin/env bash
# Installs on Debian and Ubuntu the system libraries that Qt's window needs ("run"), what
# the tests need besides ("dev"), what calls in real browsers need on top of that ("e2e"),
# or what tests/e2e/virtualcam/build_kernel.sh needs ("kernel"). Elsewhere, or when
# nothing is missing, does nothing.
set -euo pipefail
kind=${1:-run}
command -v apt-get >/dev/null || exit 0

# What the loader looks for, and the package that has it. Names of packages change
# between releases (libglib2.0-0, libglib2.0-0t64), names of libraries do not.
libraries="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libX11-xcb.so.1 libx11-xcb1
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxkbcommon.so.0 libxkbcommon0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
"
programs=
plugins=
if [ "$kind" = dev ] || [ "$kind" = e2e ]; then
  programs="Xvfb xvfb
xdotool xdotool
modprobe kmod
usermod passwd
v4l2-ctl v4l-utils
ffmpeg ffmpeg
dbus-run-session dbus
desktop-file-validate desktop-file-utils
pipewire pipewire-bin
wireplumber wireplumber
gst-launch-1.0 gstreamer1.0-tools"
  plugins="gstreamer-1.0/libgstrawparse.so gstreamer1.0-plugins-base
gstreamer-1.0/libgstpipewire.so gstreamer1.0-pipewire
spa-0.2/support/libspa-support.so libspa-0.2-modules"
fi
if [ "$kind" = e2e ]; then
  programs="$programs
ip iproute2
chromium chromium
firefox-esr firefox-esr
/usr/libexec/xdg-desktop-portal xdg-desktop-portal
/usr/libexec/xdg-desktop-portal-gtk xdg-desktop-portal-gtk"
fi
[ "$kind" = kernel ] && programs="gcc gcc
make make
bc bc
bison bison
flex flex
strip binutils
xz xz-utils
depmod kmod"

known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
missing=
while read -r library package; do
  [ -z "$library" ] && continue
  case "$known" in *"$library "*) ;; *) missing="$missing $package" ;; esac
done <<<"$libraries"
while read -r program package; do
  [ -z "$program" ] && continue
  PATH="$PATH:/sbin:/usr/sbin" command -v "$program" >/dev/null || missing="$missing $package"
done <<<"$programs"
while read -r plugin package; do
  [ -z "$plugin" ] && continue
  ls /usr/lib/*/"$plugin" >/dev/null 2>&1 || missing="$missing $package"
done <<<"$plugins"
# A text needs some font to be drawn with.
ls /usr/share/fonts/truetype/* >/dev/null 2>&1 || missing="$missing fonts-dejavu-core"
python3 -c 'import ensurepip' 2>/dev/null || missing="$missing python3-venv"
[ -z "$missing" ] && exit 0

install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" -eq 0 ]; then
  echo "Installing system libraries:$missing"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null
elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
  echo "Installing system libraries with sudo:$missing"
  sudo apt-get update -qq
  sudo env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null
else
  echo "FaceKeys needs some system libraries. Please run this, then try again:" >&2
  echo "  sudo $install" >&2
  exit 1
fi
