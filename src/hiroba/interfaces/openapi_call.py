"""`OpenApiCall`: calls operations of a web service with what a visitor filled in."""

from __future__ import annotations

import base64
import json
import mimetypes
import urllib.error
import urllib.request
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from hiroba.errors import ArgumentError, Error
from hiroba.interfaces.openapi_document import Field, Operation
from hiroba.interfaces.same_host import SameHost

__all__ = ["OpenApiCall", "fetch_text"]

ANSWER_WITHIN_S = 60.0
MOST_BYTES = 32 * 1024 * 1024
SHOWN_CHARACTERS = 500


class OpenApiCall:
    """Calls a service.

    Args:
        base_url: Where it is.
        token: Sent along as a bearer's token.

    Raises:
        ArgumentError: `base_url` is no `http` or `https` address.
    """

    def __init__(self, base_url: str, token: str | None = None) -> None:
        if urlsplit(base_url).scheme not in ("http", "https") or not urlsplit(base_url).netloc:
            raise ArgumentError(
                f'`base_url` must be an address such as "https://api.example.com/v1", got {base_url!r}.'
            )
        self._base = base_url.rstrip("/")
        self._token = token

    def __call__(self, operation: Operation, values: Sequence[Any]) -> Any:
        """Call an operation, and return what it answers: JSON as data, other text as it is, other content as a data URL.

        Raises:
            Error: Something is missing or no JSON, the service cannot be reached, or it answers with an error.
        """
        filled = [
            (field, value) for field, value in zip(operation.fields, values, strict=True) if value not in (None, "")
        ]
        _check(operation, [field for field, _ in filled])
        headers = {field.name: str(value) for field, value in filled if field.place == "header"}
        cookies = [f"{quote(field.name)}={quote(str(value))}" for field, value in filled if field.place == "cookie"]
        body, media_type = _body(filled)
        if cookies:
            headers["Cookie"] = "; ".join(cookies)
        if media_type:
            headers["Content-Type"] = media_type
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        if any("\n" in text or "\r" in text for text in headers.values()):
            raise Error("A header cannot have several lines.")
        request = urllib.request.Request(
            self._address(operation, filled), body, headers, method=operation.method.upper()
        )
        return _answer(request)

    def _address(self, operation: Operation, filled: list[tuple[Field, Any]]) -> str:
        path = operation.path
        for field, value in filled:
            if field.place == "path":
                # These two are steps through folders even where they are escaped.
                if str(value) in (".", ".."):
                    raise Error(f"`{field.name}` cannot be {str(value)!r}.")
                path = path.replace(f"{{{field.name}}}", quote(_text(value), safe=""))
        query = [
            (field.name, part) for field, value in filled if field.place == "query" for part in _parts(field, value)
        ]
        return f"{self._base}{quote(path, safe='/%')}" + (f"?{urlencode(query)}" if query else "")


def fetch_text(url: str) -> str:
    """Return the text at an address that the author gave.

    Raises:
        OSError: It cannot be fetched.
    """
    with urllib.request.urlopen(url, timeout=ANSWER_WITHIN_S) as response:
        return str(response.read(MOST_BYTES).decode("utf-8", "replace"))


def _check(operation: Operation, filled: list[Field]) -> None:
    missing = [field.name or "Request body" for field in operation.fields if field.is_required and field not in filled]
    if missing:
        raise Error(f"Fill in {', '.join(missing)}.")


def _parts(field: Field, value: Any) -> list[str]:
    """Return the values of a part of the query: several where the document asks for a list."""
    if field.schema.get("type") == "array":
        listed = _json(field, value)
        return [_text(one) for one in listed] if isinstance(listed, list) else [_text(listed)]
    return [_text(value)]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _body(filled: list[tuple[Field, Any]]) -> tuple[bytes | None, str]:
    parts = [(field, value) for field, value in filled if field.place in ("body", "form")]
    if not parts:
        return None, ""
    field, value = parts[0]
    if field.place == "form":
        is_plain = field.media_type == "application/x-www-form-urlencoded"
        return (
            (urlencode({f.name: _text(v) for f, v in parts}).encode(), field.media_type) if is_plain else _form(parts)
        )
    if "json" in field.media_type:
        return json.dumps(_json(field, value)).encode(), field.media_type
    if isinstance(value, str) and hasattr(value, "name"):
        return Path(value).read_bytes(), field.media_type
    return str(value).encode(), field.media_type


def _form(parts: list[tuple[Field, Any]]) -> tuple[bytes, str]:
    mark = uuid.uuid4().hex
    content = bytearray()
    for field, value in parts:
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{_quoted(field.name)}"'
        if isinstance(value, str) and hasattr(value, "name"):
            path = Path(value)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            head += f'; filename="{_quoted(path.name)}"\r\nContent-Type: {kind}'
            content += head.encode() + b"\r\n\r\n" + path.read_bytes() + b"\r\n"
        else:
            content += head.encode() + b"\r\n\r\n" + _text(value).encode() + b"\r\n"
    return bytes(content) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "").replace("\n", "")


def _json(field: Field, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise Error(f"{field.name or 'The request body'} is no JSON: {error}.") from None


def _answer(request: urllib.request.Request) -> Any:
    try:
        with urllib.request.build_opener(SameHost).open(request, timeout=ANSWER_WITHIN_S) as response:
            content, media_type = response.read(MOST_BYTES + 1), response.headers.get_content_type()
    except urllib.error.HTTPError as error:
        with error:
            said = error.read(SHOWN_CHARACTERS * 4).decode("utf-8", "replace")[:SHOWN_CHARACTERS]
        raise Error(f"The service answered {error.code} {error.reason}. {said}") from None
    except OSError as error:
        raise Error(f"The service could not be reached: {getattr(error, 'reason', error)}.") from None
    if len(content) > MOST_BYTES:
        raise Error(f"The answer is longer than {MOST_BYTES // 1024 // 1024} MB.")
    if "json" in media_type:
        return json.loads(content) if content else None
    if media_type.startswith("text/") or "xml" in media_type:
        return content.decode("utf-8", "replace")
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}" if content else None
