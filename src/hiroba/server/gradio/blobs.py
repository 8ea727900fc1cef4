"""Calls of server functions as a form, with the bytes of files in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from hiroba.errors import PayloadError

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


async def read_form(request: Request) -> dict[str, Any]:
    """Return what a form says, in the shape of a call as JSON; its `data` is a `DataWithFiles`.

    Raises:
        PayloadError: The form cannot be read, or is too large.
    """
    from starlette.exceptions import HTTPException

    if int(request.headers.get("content-length") or MAX_BYTES + 1) > MAX_BYTES:
        raise PayloadError(f"A form for a server function may hold at most {MAX_BYTES} bytes, and must say its length.")
    try:
        form = await request.form(max_files=100, max_fields=100)
    except HTTPException as error:
        raise PayloadError(f"The form cannot be read: {error.detail}") from error
    call: dict[str, Any] = {}
    found = DataWithFiles()
    for name, value in form.multi_items():
        if not isinstance(value, str):
            found.files.append((value.filename or "blob", await value.read()))
        elif name in ABOUT_THE_CALL:
            call[name] = value
        else:
            found.data[name] = value
    await form.close()
    number = str(call.get("component_id", ""))
    return {**call, "component_id": int(number) if number.isdecimal() else None, "data": found}
