"""Sentences from outside the window are found again, whatever values they have."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from facekeys.doctor.catalogue import TROUBLES
from facekeys.errors import FaceKeysError
from facekeys.resources import resource
from facekeys.settings.keys import SETTINGS, with_value
from facekeys.settings.model import Settings
from facekeys.ui.language import templates
from facekeys.ui.sentences import Sentences, said
from facekeys.ui.words import SENTENCES

A = "A: /dev/video1 may not be written to"
B = "B: another program feeds it"
A_GERMAN = "A: Auf /dev/video1 darf nicht geschrieben werden"
B_GERMAN = "B: ein anderes Programm sendet an sie"
TEMPLATES = templates(resource("assets/translations/facekeys_de.ts"))
VALUES = st.text(
    st.characters(categories=["L", "N"], include_characters="/_-"), min_size=1
)


@given(st.sampled_from(TEMPLATES), st.lists(VALUES, min_size=6, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_template_is_found_with_any_values(german, template, values):
    """Those with few words of their own may be taken for a more telling one."""
    sentence = template.format(*values)
    translated = said(sentence)
    wanted = QCoreApplication.translate(SENTENCES, template).format(*values)
    if "{0}" in template and translated != wanted:
        assert translated != sentence
    else:
        assert translated == wanted


@pytest.mark.parametrize(
    ("english", "german_text"),
    [
        (
            "The camera HD Webcam can't be opened.",
            "Die Kamera HD Webcam lässt sich nicht öffnen.",
        ),
        (
            "Nothing is recorded, for the disk of /home/a b is nearly full.",
            "Keine Aufnahme: Der Datenträger von /home/a b ist fast voll.",
        ),
        ("It can't be used: It is missing.", "Nicht benutzbar: It is missing."),
        (
            "PipeWire ended, and the camera with it. Start it:",
            "PipeWire wurde beendet und mit ihm die Kamera. Starten:",
        ),
        (
            f"No virtual camera can be used ({A}; {B}).",
            f"Keine virtuelle Kamera ist benutzbar ({A_GERMAN}; {B_GERMAN}).",
        ),
        ("Load it:\n  sudo modprobe Camera", "Laden:\n  sudo modprobe Camera"),
        ("Nobody ever said this.", "Nobody ever said this."),
        ("", ""),
    ],
)
def test_what_is_known_is_translated_and_all_else_is_left(german, english, german_text):
    assert said(english) == german_text


def test_without_a_language_all_stays_english(qapp):
    assert said("The camera X can't be opened.") == "The camera X can't be opened."


def test_the_most_telling_template_is_taken(german):
    assert said("There is no virtual camera on this system.").startswith("Auf diesem")
    assert said("There is no file a.mp4.") == "Die Datei a.mp4 gibt es nicht."


def test_a_value_is_not_cut_out_of_two_sentences(german):
    both = "The camera A sends no more frames. The camera B can't be opened."
    assert said(both) == (
        "Die Kamera A sendet keine Bilder mehr. Die Kamera B lässt sich nicht öffnen."
    )


def test_a_text_with_braces_as_a_value_is_no_template(german):
    assert said("The camera {0} can't be opened.") != ""
    assert "{x}" in said("The camera {x} can't be opened.")


def test_every_trouble_of_the_doctor_is_in_german(german):
    for trouble in TROUBLES.values():
        for text in (trouble.cause, trouble.advice):
            assert said(text) != text, text


def test_faults_in_settings_are_in_german(german):
    wrong = {bool: "?", int: -1, float: "?", str: "a\nb", tuple: 1}
    for key, setting in SETTINGS.items():
        if setting.kind in wrong:
            with pytest.raises(FaceKeysError) as caught:
                with_value(Settings(), key, wrong[setting.kind])
            fault = caught.value.message.removeprefix(f"{key} ").removesuffix(".")
            assert said(fault) != fault, fault


def test_templates_of_another_language_take_their_place():
    sentences = Sentences()
    sentences.learn(["A {0}.", "No value."])
    assert [one.source for one in sentences._templates] == ["A {0}."]
    sentences.learn([])
    assert sentences._templates == ()
