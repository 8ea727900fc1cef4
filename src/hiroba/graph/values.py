"""Files inside of values: local paths become tokens of the store on the way out, and tokens become local paths on the way in."""

from __future__ import annotations

from typing import Any

import msgspec

from hiroba.components.plain import PLAIN, to_plain
from hiroba.errors import PayloadError
from hiroba.files.gate import FileGate
from hiroba.wire.values import FileData, Finished, is_file

__all__ = ["load_files", "store_files"]


def load_files(payload: Any, gate: FileGate, owner: str | None) -> Any:
    """Return a payload with each file as `FileData` whose `path` is local. New uploads belong to `owner` from now on.

    Raises:
        PayloadError: A file has a form that cannot be read.
        UnknownFileError: A file is not one of the store.
    """
    if isinstance(payload, dict):
        if is_file(payload):
            return _load(payload, gate, owner)
        return {key: load_files(value, gate, owner) for key, value in payload.items()}
    if isinstance(payload, list):
        return [load_files(value, gate, owner) for value in payload]
    return payload


def store_files(value: Any, gate: FileGate, owner: str | None) -> Any:
    """Return a value as JSON holds it, with each `FileData` in the store.

    A dictionary that looks like a file stays a dictionary, because it may have come from a visitor, who must not name files of the server,
    unless the file is one of the store: the visitor sent it, and gets it back as it was sent, without its path here. Models of pydantic
    are opened; what JSON has no form for becomes what `to_plain` makes of it.

    Args:
        value: What `postprocess` returned.
        gate: Where files go.
        owner: The session that the files belong to; `None` for the app itself.

    Raises:
        FileNotAllowedError: A file lies where this app may not give it out.
    """
    if type(value) in PLAIN or isinstance(value, Finished):
        return value
    if isinstance(value, FileData):
        return msgspec.to_builtins(gate.take(value, owner))
    if isinstance(value, dict):
        path = value.get("path")
        if isinstance(path, str) and gate.store.holds(path):
            return msgspec.to_builtins(gate.take(FileData(path=path), owner))
        return {str(key): store_files(item, gate, owner) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [store_files(item, gate, owner) for item in value]
    if isinstance(value, msgspec.Struct):
        return store_files({name: getattr(value, name) for name in value.__struct_fields__}, gate, owner)
    if hasattr(value, "model_fields_set"):  # of pydantic, which nothing here imports
        held = dict(value)
        return store_files(held["root"] if hasattr(value, "root") else held, gate, owner)
    return to_plain(value)


def _load(payload: dict[str, Any], gate: FileGate, owner: str | None) -> FileData:
    try:
        file = msgspec.convert(payload, FileData)
    except msgspec.ValidationError as error:
        raise PayloadError(f"A file was expected, got something else: {error}.") from error
    return gate.load(file, owner)
