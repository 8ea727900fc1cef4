"""Values of any library as data that JSON can say, without importing any library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

__all__ = ["PLAIN", "to_plain"]

PLAIN = (str, int, float, bool, type(None))


def to_plain(value: Any) -> Any:
    """Return `value` made of dictionaries with `str` keys, lists, texts, numbers, booleans and `None`.

    NumPy and pandas values become what they hold; dates become ISO 8601; what is unknown becomes its `str`. Infinite
    numbers and not-a-number are left, and become `null` on the wire. Cost: linear in what it holds.
    """
    if type(value) in PLAIN:
        return value
    try:
        return msgspec.to_builtins(value, str_keys=True, enc_hook=_open_up)
    except (TypeError, ValueError):
        # A key that JSON has no form for, deep inside: rare, and worth the slower way.
        return _walk(value)


def _walk(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _walk(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_walk(item) for item in value]
    return to_plain(value)


def _open_up(value: Any) -> Any:
    """Return what a value of an unknown class holds."""
    # The letters of a text: `str(value)` may be one of the same class again.
    for kind, read in ((str, str.__str__), (int, int), (float, float)):
        if isinstance(value, kind) and not hasattr(value, "tolist"):
            return read(value)
    if getattr(value, "dtype", None) in ("float16", "float32"):
        # 0.7 as a float of 32 bits is 0.699999988 as one of 64: what was meant is the shortest number that is the same in the first.
        value = value.astype(str).astype(float)
    for name in ("tolist", "to_list", "isoformat"):
        if hasattr(value, name):
            return getattr(value, name)()
    if isinstance(value, Mapping):
        return dict(value)
    for name in ("model_dump", "to_dicts", "_asdict"):
        if hasattr(value, name):
            return getattr(value, name)()
    if hasattr(value, "to_dict"):
        return value.to_dict("records") if hasattr(value, "columns") else value.to_dict()
    return str(value)
