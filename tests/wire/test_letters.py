"""Texts with halves of letters, which names of files and broken senders bring, go over the wire all the same."""

from __future__ import annotations

import msgspec
import pytest

from hiroba.wire.letters import decode, encode
from hiroba.wire.notices import ToastNotice


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("plain é 😀", "plain é 😀"),
        ("name\udcff", "name\ufffd"),
        ("\ud83d\ude00", "😀"),
        ({"\udc80": ["\ud800", 1, None]}, {"\ufffd": ["\ufffd", 1, None]}),
        (("a\ud800b",), ["a\ufffdb"]),
    ],
)
def test_halves_of_letters_are_replaced_on_the_way_out(value: object, sent: object) -> None:
    assert msgspec.json.decode(encode(value)) == sent


def test_a_message_with_half_a_letter_is_sent() -> None:
    notice = msgspec.json.decode(encode(ToastNotice("info", "\udcff", title="a")), type=ToastNotice)
    assert (notice.message, notice.title) == ("\ufffd", "a")


@pytest.mark.parametrize("text", [b'{"a": "\\ud800"}', '{"a": "\\uD800"}', b'{"a": "\\uDFFF"}'])
def test_halves_of_letters_are_replaced_on_the_way_in(text: bytes | str) -> None:
    assert decode(text) == {"a": "\ufffd"}


def test_what_is_whole_is_read_as_it_is() -> None:
    assert decode(b'["\\ud83d\\ude00", "x", 1.5]') == ["😀", "x", 1.5]
