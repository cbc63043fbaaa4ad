"""Manifests that once took seconds, or brought checking down; tests/fuzz found them."""

import time

import pytest

from facekeys.faults import parse_toml
from facekeys.overlays.faults import PackError
from facekeys.overlays.packs import load_filter
from unit.overlays.packs import write_pack


@pytest.mark.parametrize("part", ["a", '"b c"', "'d'", r'"e\"f"', "1"])
def test_keys_of_keys_of_keys_are_refused_at_once(part):
    text = " . ".join([part] * 8_000) + " = 1"
    began_s = time.thread_time()
    with pytest.raises(ValueError, match="nested too deeply"):
        parse_toml(text.encode())
    assert time.thread_time() - began_s < 0.5


@pytest.mark.parametrize("text", ["a" * 40_000, '\\"' * 20_000, "-" * 40_000])
def test_long_texts_are_read_at_once(text):
    began_s = time.thread_time()
    assert len(parse_toml(f'name = "{text}"'.encode())["name"]) >= 20_000
    assert time.thread_time() - began_s < 0.5


def test_the_mark_of_some_editors_is_no_fault(tmp_path):
    manifest = write_pack(tmp_path) / "filter.toml"
    manifest.write_bytes(b"\xef\xbb\xbf" + manifest.read_bytes())
    assert load_filter(manifest.parent).id == "patch"


def test_dots_that_are_no_keys_are_none():
    points = ", ".join(["[1.5, 2.5]"] * 40)
    text = f'a.b.c = [{points}]\nd = "1.2.3.4, and so on .............. ok"'
    assert len(parse_toml(text.encode())["a"]["b"]["c"]) == 40


@pytest.mark.parametrize(
    "number", ["0x" + "f" * 9_000, "9" * 5_000, "0b1_" + "1" * 20_000]
)
def test_numbers_that_python_cannot_write_out_are_refused(tmp_path, number):
    folder = write_pack(tmp_path, replace=("schema = 1", f"schema = {number}"))
    with pytest.raises(PackError, match="is not valid TOML"):
        load_filter(folder)


@pytest.mark.parametrize("operation", ["{}", "[]", "{a = 1}", '"{0}"', '"nothing"'])
def test_an_operation_that_is_none_is_told(tmp_path, operation):
    folder = write_pack(tmp_path, extra=f"[[effect]]\noperation = {operation}\n")
    with pytest.raises(PackError, match=r"effect\.0: must have 'operation' of 'blur'"):
        load_filter(folder)
