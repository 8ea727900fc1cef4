import pytest

from hiroba.files.mime_types import UNKNOWN_TYPE, clean_mime_type, guess_mime_type, is_shown


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.webp", "image/webp"),
        ("a.FLAC", "audio/flac"),
        ("a.txt", "text/plain"),
        ("page.html", "text/html"),
        ("drawing.svg", "image/svg+xml"),
        ("all.tar.gz", "application/gzip"),
        ("a", UNKNOWN_TYPE),
        ("a.nothing", UNKNOWN_TYPE),
        (".html", UNKNOWN_TYPE),
    ],
)
def test_the_type_follows_the_ending(name, kind):
    assert guess_mime_type(name) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("image/PNG", "image/png"),
        (" text/html; charset=utf-8", "text/html"),
        (UNKNOWN_TYPE, None),
        ("", None),
        (None, None),
        ("nonsense", None),
        ("image/png\r\nset-cookie: a=b", None),
    ],
)
def test_a_type_is_cleaned_of_all_else(text, kind):
    assert clean_mime_type(text) == kind


@pytest.mark.parametrize("kind", ["image/png", "audio/wav", "video/mp4", "application/pdf"])
def test_media_are_shown(kind):
    assert is_shown(kind)


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "image/x+xml", "video/xml", "text/plain", UNKNOWN_TYPE])
def test_what_could_run_or_is_unknown_is_not_shown(kind):
    assert not is_shown(kind)
