import pytest

from hiroba.files.mime_types import UNKNOWN_TYPE, guess_mime_type


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
