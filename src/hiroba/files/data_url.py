"""Small files inside of their address (`data:image/png;base64,…`)."""

from __future__ import annotations

import base64
import binascii
import mimetypes
from urllib.parse import unquote_to_bytes

from hiroba.errors import UnsafeAddressError
from hiroba.files.fetch import FetchedFile
from hiroba.files.mime_types import UNKNOWN_TYPE, clean_mime_type
from hiroba.files.uploads import too_large

__all__ = ["read_data_url"]


def read_data_url(url: str, max_bytes: int) -> FetchedFile:
    """Return the file that a `data:` address holds, named after its type.

    Raises:
        UnsafeAddressError: The address does not have this form.
        FileTooLargeError: The file is longer than `max_bytes`.

    Source: RFC 2397.
    """
    head, comma, body = url.removeprefix("data:").partition(",")
    if not url.startswith("data:") or not comma:
        raise _malformed(url)
    # Before it is unpacked: four characters of base64 are three bytes, an escape is three characters for one.
    if len(body) > max_bytes * 4 + 4:
        raise too_large("data", max_bytes)
    try:
        content = base64.b64decode(unquote_to_bytes(body)) if head.endswith(";base64") else unquote_to_bytes(body)
    except binascii.Error as error:
        raise _malformed(url) from error
    if len(content) > max_bytes:
        raise too_large("data", max_bytes)
    mime_type = clean_mime_type(head) or (UNKNOWN_TYPE if head else "text/plain")
    return FetchedFile(content, f"file{mimetypes.guess_extension(mime_type) or ''}", mime_type)


def _malformed(url: str) -> UnsafeAddressError:
    message = f"An address with a file in it must look like 'data:image/png;base64,…', got {url[:40]!r}."
    return UnsafeAddressError(message)
