"""`content_key`: two values have the same key if they have the same content, whatever objects they are."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from hiroba.errors import ArgumentError

__all__ = ["content_key"]


def content_key(value: Any) -> Hashable:
    """Return a key that stands for the content of a value. Cost: linear in its size.

    Numbers, texts, bytes, lists, tuples, sets, dictionaries, dataclasses, structs, arrays, pictures and tables count by what is in them;
    `1`, `1.0` and `True` are three values. Another object counts by its own `==` and `hash`: where it has none of its own, it is equal to
    itself alone.

    Raises:
        ArgumentError: Something in it has neither content that is known here nor a hash.
    """
    if value is None or isinstance(value, (str, bytes)):
        return value
    if isinstance(value, (bool, int, float, complex)):
        return (type(value).__name__, repr(value))
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, *map(content_key, value))
    if isinstance(value, (set, frozenset)):
        return ("set", frozenset(map(content_key, value)))
    if isinstance(value, Mapping):
        return ("mapping", frozenset((content_key(name), content_key(item)) for name, item in value.items()))
    return _large(value) or _record(value) or _other(value)


def _large(value: Any) -> Hashable:
    """Return the key of bytes, an array, a picture, a table or a column; `None` for others. Nothing is imported for it."""
    if isinstance(value, (bytearray, memoryview)):
        return ("bytes", bytes(value))
    kind = type(value)
    family = {base.__module__.partition(".")[0] + "." + base.__name__ for base in kind.__mro__}
    if "numpy.ndarray" in family:
        if value.dtype.hasobject:
            return ("array", value.shape, content_key(value.tolist()))
        return ("array", value.shape, value.dtype.str, _digest(value.tobytes()))
    if "numpy.generic" in family:
        return ("number", value.dtype.str, value.tobytes())
    if "PIL.Image" in family:
        return ("picture", value.mode, value.size, _digest(value.tobytes()))
    if "torch.Tensor" in family:
        return ("tensor", str(value.dtype), _large(value.detach().cpu().float().numpy()))
    if "pandas.DataFrame" in family:
        columns = [value.iloc[:, place] for place in range(value.shape[1])]
        return ("table", content_key(list(value.columns)), *map(_large, columns))
    if "pandas.Series" in family:
        return ("column", content_key(value.name), str(value.dtype), _cells(value.index), _cells(value))
    return None


def _cells(column: Any) -> Hashable:
    return content_key([_plain(item) for item in column.tolist()])


def _plain(item: Any) -> Any:
    """Return a cell; each kind of empty cell is equal to itself."""
    return repr(item) if item != item else item


def _record(value: Any) -> Hashable:
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
    elif isinstance(value, msgspec.Struct):
        parts = msgspec.structs.asdict(value)
    elif callable(getattr(value, "model_dump", None)):
        parts = value.model_dump()
    else:
        return None
    return (type(value), content_key(parts))


def _other(value: Any) -> Hashable:
    try:
        hash(value)
    except TypeError:
        raise ArgumentError(
            f"A cache needs arguments whose content it can compare, got a `{type(value).__name__}`. "
            "Give `key=`, a function of the arguments that returns what they are to be told apart by."
        ) from None
    return (type(value), value)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
