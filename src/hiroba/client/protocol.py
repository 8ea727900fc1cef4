"""What both clients have in common: addresses, bodies, and what answers mean. Nothing here waits."""

from __future__ import annotations

from importlib import import_module
from typing import Any, TypeVar

import msgspec

from hiroba.client.errors import CallError, CallRefusedError
from hiroba.client.files import with_remote_files
from hiroba.client.state import JobState
from hiroba.errors import MissingPackageError

__all__ = [
    "AWAY",
    "FIRST_RETRY_S",
    "PATIENCE_S",
    "SILENT_S",
    "checked",
    "decoded",
    "ended",
    "headers_of",
    "import_httpx",
    "state_in",
    "state_of",
]

Decoded = TypeVar("Decoded")

AWAY = (502, 503, 504)
"""What a proxy answers while the app behind it is not there."""
SILENT_S = 45.0
"""How long a stream may be silent before it counts as lost; an app says something three times in this while."""

PATIENCE_S = 60.0
"""How long a lost connection is taken up again before the caller is told."""
FIRST_RETRY_S = 0.2
REFUSED_FROM = 400


def import_httpx() -> Any:
    """Return `httpx`.

    Raises:
        MissingPackageError: It is not installed.
    """
    try:
        return import_module("httpx")
    except ImportError as error:
        raise MissingPackageError("httpx", "to call apps", "client") from error


def headers_of(session: str, key: str | None) -> dict[str, str]:
    """Return the headers of every request."""
    return {
        "hiroba-session": session,
        "accept": "application/json",
        **({"authorization": f"Bearer {key}"} if key else {}),
    }


def checked(response: Any) -> Any:
    """Return an answer, if it is not a refusal.

    Raises:
        CallError: The function failed.
        CallRefusedError: The call was not accepted.
    """
    if response.status_code < REFUSED_FROM:
        return response
    try:
        told = msgspec.json.decode(response.content, type=dict[str, Any])
    except msgspec.DecodeError:
        told = {}
    detail = str(told.get("detail") or f"The app answered with status {response.status_code}.")
    if detail == "Not Found":
        raise CallRefusedError(no_app_at(response.url), response.status_code)
    if "outcome" in told:
        raise CallError(detail, str(told["outcome"]))
    raise CallRefusedError(detail, response.status_code)


def no_app_at(url: Any) -> str:
    """Return the words for an address where something answers that is no app."""
    return f"{url} is not answered by an app of Hiroba. Check the address and its path."


def decoded(response: Any, kind: type[Decoded]) -> Decoded:
    """Return what an answer says.

    Raises:
        CallRefusedError: It does not come from an app.
    """
    try:
        return msgspec.json.decode(response.content, type=kind)
    except msgspec.DecodeError as error:
        raise CallRefusedError(no_app_at(response.url), response.status_code) from error


def state_in(response: Any) -> JobState:
    """Return the state of a job in an answer, files in its result as `RemoteFile`.

    Raises:
        CallRefusedError: It does not come from an app.
    """
    state = decoded(response, JobState)
    return msgspec.structs.replace(state, result=with_remote_files(state.result))


def state_of(content: bytes) -> JobState:
    """Return the state of a job in an answer, files in its result as `RemoteFile`."""
    state = msgspec.json.decode(content, type=JobState)
    return msgspec.structs.replace(state, result=with_remote_files(state.result))


def ended(state: JobState) -> Any:
    """Return the result of a job that has ended.

    Raises:
        CallError: It did not end well.
    """
    if state.status != "done":
        raise CallError(state.error or f"The call was {state.status}.", state.status)
    return state.result
