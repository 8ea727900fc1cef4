"""Results as the content that programs of this protocol read: texts, pictures, sounds, and addresses of other files."""

from __future__ import annotations

import base64
import json
from typing import Any

from hiroba.files.store import FileStore
from hiroba.wire.values import is_file

__all__ = ["as_content", "as_text"]

MAX_INLINE_BYTES = 5 * 1024 * 1024
"""Larger pictures and sounds go by their address alone: clients hand what is inline to a language model."""

PICTURE = {"image/svg+xml": "SVG Image URL: ", "image": "Image URL: "}
"""What stands before the address of a picture: widgets of existing programs find it by these words."""


def as_content(value: Any, store: FileStore) -> list[Any]:
    """Return a value as content. Reads files.

    Args:
        value: What programs get for an output, its files with addresses.
        store: Has the files.
    """
    from mcp import types

    if isinstance(value, list) and value and all(is_file(item) for item in value):
        return [content for item in value for content in as_content(item, store)]
    text = types.TextContent(type="text", text=PICTURE.get(_type_of(value), "") + as_text(value))
    if not is_file(value):
        return [text]
    inline = _inline(value, store)
    return [inline, text] if inline is not None else [text]


def as_text(value: Any) -> str:
    """Return a value as a text: texts as they are, files by their addresses, the rest as JSON."""
    if isinstance(value, str):
        return value
    if is_file(value):
        return str(value["url"])
    return json.dumps(value, ensure_ascii=False)


def _type_of(value: Any) -> str:
    """Return the type of media of a file, that of a picture without its format; `""` for anything else."""
    mime_type = str(value.get("mime_type") or "") if is_file(value) else ""
    return mime_type if mime_type in PICTURE else mime_type.partition("/")[0]


def _inline(file: dict[str, Any], store: FileStore) -> Any:
    from mcp import types

    path = str(file["path"])
    if path.startswith(("http://", "https://", "data:")):
        return None
    entry = store.find(path)
    kind = entry.mime_type.partition("/")[0]
    if kind not in ("image", "audio") or entry.path.stat().st_size > MAX_INLINE_BYTES:
        return None
    data = base64.b64encode(entry.path.read_bytes()).decode()
    if kind == "image":
        return types.ImageContent(type="image", data=data, mimeType=entry.mime_type)
    return types.AudioContent(type="audio", data=data, mimeType=entry.mime_type)
