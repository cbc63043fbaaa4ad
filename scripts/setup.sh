#!/usr/bin/env bash
# Makes .venv and installs FaceKeys into it: `setup.sh run` for using it, `setup.sh dev`
# for working on it (tests, linters, training).
set -euo pipefail
cd "$(dirname "$0")/.."
kind=$1

bash scripts/system-libraries.sh "$kind"

# TensorFlow, which training and its tests need, comes later to new versions of Python.
newest='(4,)'
[ "$kind" = dev ] && newest='(3, 14)'
fits() {
  "$1" -c "import sys; sys.exit(not (3, 11) <= sys.version_info < $newest)" 2>/dev/null
}

bin=.venv/bin
[ "${OS:-}" = Windows_NT ] && bin=.venv/Scripts
if ! [ -x "$bin/python" ] && ! [ -x "$bin/python.exe" ]; then
  python=
  for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if fits "$candidate"; then python=$candidate && break; fi
  done
  if [ -z "$python" ]; then
    echo "FaceKeys needs Python 3.11 to 3.13; set PYTHON to one, or install it." >&2
    exit 1
  fi
  echo "Making .venv ..."
  "$python" -m venv .venv
fi

extra=
[ "$kind" = dev ] && extra="[dev]"
echo "Installing FaceKeys$extra (the first time this takes a while) ..."
"$bin/python" -m pip install --quiet --disable-pip-version-check \
  --constraint constraints.txt --editable ".$extra"
touch .venv/ready-run
[ "$kind" = dev ] && touch .venv/ready-dev
echo "Ready."
