from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiroba.files.names import safe_name
from hiroba.files.tokens import URL_PREFIX, make_token, new_file_id, split_token, url_of


def test_ids_are_long_and_never_the_same():
    ids = {new_file_id() for _ in range(100)}
    assert len(ids) == 100
    assert {len(file_id) for file_id in ids} == {22}


@given(st.text())
def test_a_token_splits_into_its_parts(name):
    file_id, name = new_file_id(), safe_name(name)
    assert split_token(make_token(file_id, name)) == (file_id, name)


@given(st.text())
def test_an_address_leads_back_to_its_token(name):
    token = make_token(new_file_id(), safe_name(name))
    url = url_of(token)
    assert unquote(url) == URL_PREFIX + token
    assert url.isascii()
    assert not set("?#") & set(url)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "/",
        "etc/passwd",
        "../secret",
        "A" * 22,
        "A" * 22 + "/",
        "A" * 21 + "/x",
        "A" * 22 + "/../x",
        "A" * 22 + "\n/x",
    ],
)
def test_what_is_no_token_does_not_split(token):
    assert split_token(token) is None
