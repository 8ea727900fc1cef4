"""The arguments of a call, as JSON or as a form, with files in any of the ways in which a program can give one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from hiroba.errors import PayloadError
from hiroba.files.multipart import MultipartReceiver
from hiroba.files.store import UNCLAIMED, FileStore
from hiroba.files.uploads import Upload
from hiroba.server.body import read_body
from hiroba.server.gradio.info import Parameter
from hiroba.wire.letters import decode
from hiroba.wire.values import file_mark

__all__ = ["is_file_schema", "read_arguments", "with_files"]

MAX_BODY_BYTES = 32 * 1024 * 1024
PIECE_BYTES = 256 * 1024
FORM = "multipart/form-data"


async def read_arguments(
    request: Request, parameters: Sequence[Parameter], store: FileStore, max_file_bytes: int | None
) -> dict[str, Any]:
    """Return the arguments in the body of a request, by name.

    A body of JSON is an object. In a form, a part with a file name is a file, and any other part is a text, or JSON where the
    parameter takes no text. Where a parameter takes a file, a `http(s)` or `data` URL stands for the file that it leads to.

    Args:
        request: The request.
        parameters: What the endpoint takes.
        store: Receives the files of a form.
        max_file_bytes: The longest file that is accepted; `None` for no limit.

    Raises:
        PayloadError: The body cannot be read as arguments.
        FileTooLargeError: A file passes the limit.
        StorageFullError: The disk is full.
    """
    if request.headers.get("content-type", "").startswith(FORM):
        found = await _read_form(request, parameters, store, max_file_bytes)
    else:
        found = await _read_json(request)
    schemas = {parameter.name: parameter["type"] for parameter in parameters}
    return {name: with_files(value, schemas.get(name, {})) for name, value in found.items()}


def is_file_schema(schema: Any) -> bool:
    """Tell whether a JSON schema is that of a file."""
    return isinstance(schema, dict) and {"path", "meta"} <= schema.get("properties", {}).keys()


def with_files(value: Any, schema: Any) -> Any:
    """Return an argument in which every file stands as components know it, whether it was given by an address or as an object.

    Args:
        value: The argument.
        schema: JSON schema of the parameter, which says where files stand.
    """
    if is_file_schema(schema):
        if isinstance(value, str) and value.startswith(("http://", "https://", "data:")):
            return {"path": value, "meta": file_mark()}
        if isinstance(value, dict) and "path" in value:
            return {"meta": file_mark(), **value}
        if isinstance(value, dict) and isinstance(value.get("url"), str):
            return {**value, "path": value["url"], "meta": file_mark()}
        return value
    if isinstance(value, list) and isinstance(schema, dict) and isinstance(schema.get("prefixItems"), list):
        places = schema["prefixItems"]
        return [with_files(item, places[i] if i < len(places) else {}) for i, item in enumerate(value)]
    if isinstance(value, list) and isinstance(schema, dict) and isinstance(schema.get("items"), dict):
        return [with_files(item, schema["items"]) for item in value]
    if isinstance(value, dict) and isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        parts = schema["properties"]
        converted = {name: with_files(part, parts.get(name)) for name, part in value.items()}
        return converted if any(converted[name] is not part for name, part in value.items()) else value
    options = [*schema.get("anyOf", []), *schema.get("oneOf", [])] if isinstance(schema, dict) else []
    for option in options:
        converted = with_files(value, option)
        if converted is not value:
            return converted
    return value


async def _read_json(request: Request) -> dict[str, Any]:
    refusal = f"A call may hold at most {MAX_BODY_BYTES} bytes. Send large values as files, in a form."
    body = await read_body(request, MAX_BODY_BYTES, refusal)
    try:
        decoded = decode(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise PayloadError(
            f"The body must be a JSON object of arguments by name, and it is no JSON: {error}."
        ) from error
    if not isinstance(decoded, dict):
        raise PayloadError(f"The body must be a JSON object of arguments by name, got {type(decoded).__name__}.")
    return decoded


async def _read_form(
    request: Request, parameters: Sequence[Parameter], store: FileStore, max_file_bytes: int | None
) -> dict[str, Any]:
    def open_upload(name: str, mime_type: str | None) -> Upload:
        return store.open_upload(name, UNCLAIMED, mime_type=mime_type, max_bytes=max_file_bytes)

    with MultipartReceiver(request.headers["content-type"], open_upload, field_name=None) as receiver:
        gathered = bytearray()
        async for chunk in request.stream():
            gathered += chunk
            if len(gathered) >= PIECE_BYTES:
                await run_in_threadpool(receiver.feed, bytes(gathered))
                gathered.clear()
        await run_in_threadpool(receiver.feed, bytes(gathered))
        files = await run_in_threadpool(receiver.finish)
    schemas = {parameter.name: parameter["type"] for parameter in parameters}
    values = [(name, _from_text(text, schemas.get(name, {}))) for name, text in receiver.texts]
    values += [
        (name, {"path": file.path, "orig_name": file.orig_name, "meta": file_mark()})
        for name, file in zip(receiver.fields, files, strict=True)
    ]
    return _gathered(values, schemas)


def _gathered(values: list[tuple[str, Any]], schemas: dict[str, Any]) -> dict[str, Any]:
    """Return values by field; a field that comes several times, or takes a list, is a list."""
    found: dict[str, list[Any]] = {}
    for name, value in values:
        found.setdefault(name, []).append(value)
    return {name: _one_or_all(several, schemas.get(name, {})) for name, several in found.items()}


def _one_or_all(values: list[Any], schema: Any) -> Any:
    is_whole = values[0] is None or isinstance(values[0], list) or "array" not in (schema.get("type") or ())
    return values[0] if len(values) == 1 and is_whole else values


def _from_text(text: str, schema: Any) -> Any:
    if _takes_text(schema):
        return text
    try:
        return decode(text)
    except (ValueError, RecursionError):
        return text


def _takes_text(schema: Any) -> bool:
    options = [schema, *schema.get("anyOf", []), *schema.get("oneOf", [])]
    return any(option.get("type") == "string" or "string" in (option.get("type") or []) for option in options)
