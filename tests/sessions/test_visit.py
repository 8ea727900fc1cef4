"""What functions read of a visitor's request."""

import pytest

from hiroba.sessions.visit import Request, Visit


def test_an_address_is_a_text_with_parts() -> None:
    url = Request(Visit(url="https://a.example:8000/app?x=1")).url

    assert url == "https://a.example:8000/app?x=1"
    assert (url.scheme, url.hostname, url.port, url.path, url.query) == ("https", "a.example", 8000, "/app", "x=1")


def test_a_request_says_how_it_was_sent() -> None:
    assert (Request(Visit()).method, Request(method="GET").method) == ("POST", "GET")


def test_an_address_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="no part `colour`"):
        _ = Request().url.colour
