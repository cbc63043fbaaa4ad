#!/usr/bin/env bash
# Builds a user-mode Linux with v4l2loopback and vivid, a webcam for tests, from the
# packages of Debian: build_kernel.sh FOLDER. Takes some minutes, 2 GB of room while
# it works, and no rights but those to write there. FOLDER gets `linux`, an ordinary
# program, and `lib/modules`.
#
# It needs apt-get, with a list of packages that is up to date, and what
# `scripts/system-libraries.sh kernel` installs. Tried on Debian 12 only.
set -euo pipefail
folder=$(realpath -m "$1")
jobs=${JOBS:-$(nproc)}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# The source that the distribution's own kernel is made of, and the module as its users
# get it. Only unpacked, never installed.
package=$(apt-cache depends --important linux-source | awk '/Depends:/ {print $2; exit}')
echo "Fetching $package and v4l2loopback-dkms ..."
# As root apt would rather fetch as another user, who may not write here, and says so.
apt-get -qq -o APT::Sandbox::User=root download "$package" v4l2loopback-dkms
for archive in ./*.deb; do dpkg-deb --extract "$archive" packages; done
mkdir source
tar --extract --file "$(find packages -name 'linux-source-*.tar.*')" \
  --directory source --strip-components 1
mv packages/usr/src/v4l2loopback-* v4l2loopback

# What is not named is off, or what Kconfig thinks best where it does not ask.
programs="64BIT BINFMT_ELF BINFMT_SCRIPT MODULES MODULE_UNLOAD SYSVIPC POSIX_MQUEUE
FHANDLE HIGH_RES_TIMERS NO_HZ_IDLE HZ_100 CGROUPS UTS_NS IPC_NS USER_NS PID_NS NET_NS
SECCOMP SECCOMP_FILTER"
files="HOSTFS OVERLAY_FS PROC_FS SYSFS TMPFS TMPFS_XATTR TMPFS_POSIX_ACL DEVTMPFS
INOTIFY_USER FANOTIFY BLK_DEV_INITRD"
talk="NET UNIX INET PACKET NETDEVICES TTY UNIX98_PTYS STDERR_CONSOLE STDIO_CONSOLE
NULL_CHAN FD_CHAN UML_RANDOM LD_SCRIPT_DYN"
# vivid wants a frame buffer and direct memory access, which here comes with PCI.
video="VIRTIO_MENU VIRTIO_UML UML_PCI_OVER_VIRTIO FB MEDIA_SUPPORT MEDIA_SUPPORT_FILTER
MEDIA_CAMERA_SUPPORT MEDIA_TEST_SUPPORT MEDIA_CONTROLLER VIDEO_DEV V4L_TEST_DRIVERS"
{
  for option in $programs $files $talk $video; do echo "CONFIG_$option=y"; done
  echo 'CONFIG_VIDEO_VIVID=m'
  echo 'CONFIG_UML_PCI_OVER_VIRTIO_DEVICE_ID=8086'
  echo 'CONFIG_CON_ZERO_CHAN="fd:0,fd:1"'
  echo 'CONFIG_CON_CHAN="null"'
} >wanted

kernel_make() { make --silent --directory source ARCH=um "$@"; }
kernel_make KCONFIG_ALLCONFIG="$work/wanted" allnoconfig
for option in MODULES=y HOSTFS=y OVERLAY_FS=y DEVTMPFS=y UNIX=y VIDEO_DEV=y VIDEO_VIVID=m; do
  grep -q "^CONFIG_$option\$" source/.config || {
    echo "This kernel can't be made with $option." >&2
    exit 1
  }
done
echo "Building the kernel with $jobs jobs ..."
kernel_make -j"$jobs" linux modules 2>build.log || { tail -30 build.log >&2; exit 1; }
kernel_make M="$work/v4l2loopback" modules 2>>build.log || { tail -30 build.log >&2; exit 1; }

release=$(<source/include/config/kernel.release)
kernel_make INSTALL_MOD_PATH="$work/out" INSTALL_MOD_STRIP=1 modules_install
modules=out/lib/modules/$release
rm -f "$modules/build" "$modules/source"
mkdir -p "$modules/extra"
strip --strip-debug -o "$modules/extra/v4l2loopback.ko" v4l2loopback/v4l2loopback.ko
PATH="$PATH:/sbin:/usr/sbin" depmod -b out "$release"
strip -o out/linux source/linux

# Whole or not at all: a build that was interrupted must not look like a kernel.
mkdir -p "$(dirname "$folder")"
rm -rf "$folder"
mv out "$folder"
echo "Built user-mode Linux $release in $folder."
