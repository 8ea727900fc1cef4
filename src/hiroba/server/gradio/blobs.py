"""Calls of server functions as a form, with the bytes of files in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from hiroba.errors import PayloadTooLargeError
from hiroba.files.multipart import MultipartReceiver
from hiroba.files.store import UNCLAIMED, FileStore
from hiroba.files.uploads import Upload
from hiroba.wire.values import FileData

__all__ = ["FORM", "DataWithFiles", "read_form"]

FORM = "multipart/form-data"
MAX_BYTES = 32 * 1024 * 1024
ABOUT_THE_CALL = ("component_id", "fn_name", "session_hash")


@dataclass
class DataWithFiles:
    """What a server function gets when its caller sends a form.

    Attributes:
        data: The texts of the form by name.
        files: Name and bytes of each file.
    """

    data: dict[str, str] = field(default_factory=dict)
    files: list[tuple[str, bytes]] = field(default_factory=list)


async def read_form(request: Request, store: FileStore) -> dict[str, Any]:
    """Return what a form says, in the shape of a call as JSON; its `data` is a `DataWithFiles`.

    Args:
        request: The request.
        store: Keeps the files while they arrive.

    Raises:
        PayloadError: The form cannot be read.
        PayloadTooLargeError: It is too large.
        StorageFullError: The disk is full.
    """

    def open_upload(name: str, mime_type: str | None) -> Upload:
        return store.open_upload(name, UNCLAIMED, mime_type=mime_type)

    count = 0
    with MultipartReceiver(request.headers.get("content-type", ""), open_upload, field_name=None) as receiver:
        async for chunk in request.stream():
            count += len(chunk)
            if count > MAX_BYTES:
                raise PayloadTooLargeError(f"A form for a server function may hold at most {MAX_BYTES} bytes.")
            await run_in_threadpool(receiver.feed, chunk)
        files = await run_in_threadpool(receiver.finish)
    texts = dict(receiver.texts)
    call: dict[str, Any] = {name: texts.pop(name) for name in ABOUT_THE_CALL if name in texts}
    number = call.get("component_id", "")
    found = DataWithFiles(texts, await run_in_threadpool(_take_out, files, store))
    return {**call, "component_id": int(number) if number.isdecimal() and len(number) < 12 else None, "data": found}


def _take_out(files: list[FileData], store: FileStore) -> list[tuple[str, bytes]]:
    """Return name and bytes of files, which leave the store."""
    taken = [(file.orig_name or "blob", store.resolve(file.path).read_bytes()) for file in files]
    for file in files:
        store.discard(file.path)
    return taken
