import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiroba.files.names import FALLBACK_NAME, MAX_NAME_BYTES, safe_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        pytest.param("notes.txt", "notes.txt", id="plain"),
        pytest.param("статья 日本.txt", "статья 日本.txt", id="other scripts"),
        pytest.param("../../../evil?*<b>.txt", "evilb.txt", id="way out"),
        pytest.param("C:\\Users\\ada\\notes.txt", "notes.txt", id="windows path"),
        pytest.param("..", FALLBACK_NAME, id="parent folder"),
        pytest.param("", FALLBACK_NAME, id="empty"),
        pytest.param("folder/", FALLBACK_NAME, id="only a folder"),
        pytest.param(".bashrc", "bashrc", id="hidden"),
        pytest.param("\u3000. .x. ", "x", id="odd edges"),
        pytest.param("a\x00b\nc\u202egpj.exe", "abcgpj.exe", id="control and direction characters"),
        pytest.param("con.txt", "_con.txt", id="device"),
        pytest.param("console.txt", "console.txt", id="not quite a device"),
        pytest.param("می\u200cخواهم.txt", "می\u200cخواهم.txt", id="joiner that belongs to the word"),
        pytest.param("e\u0301.txt", "\u00e9.txt", id="composed"),
        pytest.param("50% #1.txt", "50% #1.txt", id="characters that only addresses mind"),
    ],
)
def test_safe_name_keeps_what_is_harmless(given_name, kept):
    assert safe_name(given_name) == kept


def test_safe_name_shortens_the_stem_and_keeps_the_ending():
    name = safe_name("é" * 300 + ".tar")
    assert name.endswith("é.tar")
    assert len(name.encode()) <= MAX_NAME_BYTES


def test_safe_name_shortens_an_ending_that_is_none():
    assert safe_name("a." + "b" * 300) == "a." + "b" * (MAX_NAME_BYTES - 3)


def test_safe_name_shortens_a_name_without_ending():
    assert safe_name("a" * 300) == "a" * (MAX_NAME_BYTES - 1)


@given(st.text())
def test_safe_name_is_one_harmless_component(name):
    kept = safe_name(name)
    assert kept
    assert not kept.startswith(".")
    assert len(kept.encode()) <= MAX_NAME_BYTES
    assert not set('/\\<>:"|?*\0') & set(kept)
    assert unicodedata.is_normalized("NFC", kept)


@given(st.text())
def test_safe_name_changes_nothing_the_second_time(name):
    assert safe_name(safe_name(name)) == safe_name(name)


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=150, max_size=400))
def test_safe_name_of_a_long_name_fits(name):
    assert len(safe_name(name).encode()) <= MAX_NAME_BYTES
    assert safe_name(safe_name(name)) == safe_name(name)
