"""JSON in pieces: a large value is encoded while it is sent, so that it never stands in memory a second time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from hiroba.wire.letters import encode

__all__ = ["PIECE", "in_pieces", "is_large", "joined", "weight"]

PIECE = 64 * 1024
"""About how many bytes a piece has; at most twice as many."""

_TOGETHER = 1024
"""How many items of a list are encoded at once."""

_ALONE = 16
"""How many items of a list are encoded one by one at least: rows and patches are short and may hold a large one."""

Encode = Callable[[Any], bytes]


def is_large(value: Any, limit: int = PIECE) -> bool:
    """Tell whether a value has, as JSON, more than about so many bytes. Cost: linear in the smaller of the two."""
    return weight(value, limit) > limit


def weight(value: Any, limit: int) -> int:
    """Return about how many bytes a value has as JSON: letters of texts, 8 for anything else. Stops counting once past `limit`."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return _sum(value.items(), limit)
    if isinstance(value, (list, tuple)):
        return 8 * len(value) if 8 * len(value) > limit else _sum(value, limit)
    if isinstance(value, msgspec.Struct):
        return _sum([getattr(value, name) for name in value.__struct_fields__], limit)
    return len(bytes(value)) if isinstance(value, msgspec.Raw) else 8


def in_pieces(value: Any, encode: Encode = encode) -> Iterator[bytes]:
    """Yield the JSON of a value in pieces, each of whole letters. Nothing may change the value meanwhile.

    Args:
        value: Dictionaries, lists, texts, numbers, messages.
        encode: Encodes parts of it.
    """
    return joined(_parts(value, encode))


def joined(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in pieces of a fair size."""
    piece = bytearray()
    for part in parts:
        piece += part
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)


def _sum(values: Iterable[Any], limit: int) -> int:
    total = 0
    for value in values:
        total += weight(value, limit - total)
        if total > limit:
            break
    return total


def _parts(value: Any, encode: Encode) -> Iterator[bytes]:
    if not is_large(value):
        yield encode(value)
    elif isinstance(value, str):
        yield b'"'
        for start in range(0, len(value), PIECE // 4):
            yield encode(value[start : start + PIECE // 4])[1:-1]
        yield b'"'
    elif isinstance(value, dict):
        yield from _object(value.items(), encode)
    elif isinstance(value, (list, tuple)):
        yield from _array(value, encode)
    elif isinstance(value, msgspec.Struct) and not value.__struct_config__.array_like:
        yield from _object(_fields(value), encode)
    elif isinstance(value, msgspec.Struct):
        yield from _array([getattr(value, name) for name in value.__struct_fields__], encode)
    else:
        yield encode(value)


def _object(members: Iterable[tuple[Any, Any]], encode: Encode) -> Iterator[bytes]:
    before = b"{"
    for name, value in members:
        yield before + encode(name if isinstance(name, str) else str(name)) + b":"
        yield from _parts(value, encode)
        before = b","
    yield b"{}" if before == b"{" else b"}"


def _array(items: list[Any] | tuple[Any, ...], encode: Encode) -> Iterator[bytes]:
    """Yield a list: the first items one by one, later ones more and more together as long as they are small."""
    before, start, count = b"[", 0, 1
    while start < len(items):
        some = items[start : start + count]
        is_together = count > 1 and not any(isinstance(item, str) and len(item) > PIECE for item in some)
        text = encode(some) if is_together else b""
        if text and len(text) <= PIECE:
            yield before + text[1:-1]
            before = b","
        else:
            for item in some:
                yield before
                yield from _parts(item, encode)
                before = b","
        start += count
        is_quick = start >= _ALONE and (is_together or count == 1) and len(text) <= PIECE
        count = min(2 * count, _TOGETHER) if is_quick else 1
    yield b"[]" if before == b"[" else b"]"


def _fields(message: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    """Yield what stands in the JSON of a message: its tag, then each field that differs from its default where defaults are left out."""
    config = message.__struct_config__
    if config.tag is not None:
        yield str(config.tag_field), config.tag
    names, defaults = message.__struct_fields__, message.__struct_defaults__
    for place, (name, written) in enumerate(zip(names, message.__struct_encode_fields__, strict=True)):
        value, index = getattr(message, name), place - (len(names) - len(defaults))
        if not (config.omit_defaults and index >= 0 and _is_default(value, defaults[index])):
            yield written, value


def _is_default(value: Any, default: Any) -> bool:
    factory = getattr(default, "factory", None)
    return bool(value == (default if factory is None else factory()))
