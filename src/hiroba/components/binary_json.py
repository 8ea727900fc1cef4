"""Bytes inside of values, on their way to the page of a component and back: `{"$bytes": "<base64>"}` in their place."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from hiroba.components.plain import to_plain
from hiroba.errors import PayloadError

__all__ = ["from_binary_json", "to_binary_json"]

MARK = "$bytes"


def to_binary_json(value: Any) -> Any:
    """Return `value` as JSON holds it. Anything with a buffer, such as `bytes` and `memoryview`, becomes base64."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {MARK: base64.b64encode(value).decode()}
    if isinstance(value, Mapping):
        return {str(key): to_binary_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_binary_json(item) for item in value]
    return to_plain(value)


def from_binary_json(value: Any) -> Any:
    """Return a value from the page, with `bytes` where it has some.

    Raises:
        PayloadError: Bytes are not in the form that `to_binary_json` gives them.
    """
    if isinstance(value, dict):
        if value.keys() == {MARK}:
            try:
                return base64.b64decode(value[MARK], validate=True)
            except (binascii.Error, TypeError, ValueError) as error:
                raise PayloadError(f"Bytes as base64 were expected, got {value[MARK]!r:.60}.") from error
        return {key: from_binary_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [from_binary_json(item) for item in value]
    return value
