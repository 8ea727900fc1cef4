"""The JSON schema of files, as programs that read the description of an API know it."""

from __future__ import annotations

from typing import Any

from hiroba.wire.values import FILE_MARK, FileData

__all__ = ["SAMPLE_HOST", "address_of", "example_file", "file_schema", "is_web_address"]

SAMPLE_HOST = "https://example.com"
"""Stands for the address of the app in examples, until that is known."""


def file_schema(title: str = "FileData") -> dict[str, Any]:
    """Return the schema of one file. Existing clients tell files from other objects by the shape of `meta`."""
    optional_text = {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None}
    return {
        "title": title,
        "type": "object",
        "properties": {
            "path": {"type": "string"},
            "url": optional_text,
            "size": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None},
            "orig_name": optional_text,
            "mime_type": optional_text,
            "is_stream": {"type": "boolean", "default": False},
            "meta": {
                "title": "FileDataMeta",
                "type": "object",
                "properties": {"_type": {"const": FILE_MARK, "type": "string"}},
                "required": ["_type"],
            },
        },
        "required": ["path"],
    }


def example_file(name: str) -> dict[str, Any]:
    """Return an example of a payload that is a file: one of the samples, which every app takes wherever they are said to lie."""
    address = f"{SAMPLE_HOST}/hiroba/samples/{name}"
    return {"path": address, "url": address, "orig_name": name, "meta": {"_type": FILE_MARK}}


def is_web_address(value: object) -> bool:
    """Tell whether `value` is an address of the web, and no path."""
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def address_of(address: str) -> FileData:
    """Return a file that stays where it is on the web."""
    name = address.split("?", 1)[0].rstrip("/").rsplit("/", 1)[-1]
    return FileData(path=address, url=address, orig_name=name)
