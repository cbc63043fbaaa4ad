#!/usr/bin/env bash
# Builds the wheel and shows that it works by itself: installed into an empty
# environment, run in an empty folder.
set -euo pipefail
python=$1
project=$PWD
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT

"$python" -m build --outdir "$empty/dist" "$project" >"$empty/build.log" 2>&1 ||
  { cat "$empty/build.log"; exit 1; }
"$python" -m venv "$empty/venv"
bin=$empty/venv/bin
[ -d "$bin" ] || bin=$empty/venv/Scripts
"$bin/python" -m pip install --quiet --disable-pip-version-check \
  --constraint "$project/constraints.txt" "$empty"/dist/*.whl

mkdir "$empty/work" && cd "$empty/work"
"$bin/facekeys" doctor
"$bin/facekeys" render demo --filter sunglasses -o demo.mp4
test -s demo.mp4
echo "The wheel works: $(basename "$empty"/dist/*.whl)"
