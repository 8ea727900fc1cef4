"""Halves of letters: what a broken text of a sender, or the name of a file in no known encoding, has in place of letters."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

__all__ = ["decode", "encode", "has_halves"]

HALF = re.compile(r"\\u[dD][89a-fA-F]")
HALF_IN_BYTES = re.compile(rb"\\u[dD][89a-fA-F]")
_encode = msgspec.json.Encoder().encode


def encode(value: Any) -> bytes:
    """Return a value as JSON. Halves of letters in its texts, which UTF-8 does not know, become `U+FFFD`."""
    try:
        return _encode(value)
    except UnicodeEncodeError:
        return _encode(_with_whole_letters(value))


def decode(text: bytes | str) -> Any:
    """Return the value of a JSON text, in which halves of letters become `U+FFFD`.

    Raises:
        ValueError: It is no JSON.
        RecursionError: It is nested too deeply.
    """
    value = json.loads(text)
    return _with_whole_letters(value) if has_halves(text) else value


def has_halves(text: bytes | str) -> bool:
    """Tell whether a JSON text may hold halves of letters. Whole ones that are written as two halves count as well."""
    return (HALF_IN_BYTES.search(text) if isinstance(text, bytes) else HALF.search(text)) is not None


def _with_whole_letters(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_with_whole_letters(name): _with_whole_letters(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_whole_letters(item) for item in value]
    if isinstance(value, msgspec.Struct):
        changed = {name: _with_whole_letters(getattr(value, name)) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **changed)
    return value
