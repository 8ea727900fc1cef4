"""`FarApp`: an app of another server, called over the protocol that existing clients speak: this one's, and that of existing apps."""

from __future__ import annotations

import json
import re
import threading
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote
from weakref import WeakValueDictionary

import msgspec

from hiroba.components.event_data import EventData
from hiroba.components.node import Node
from hiroba.errors import Error, LaunchError
from hiroba.files.context import current_owner, current_store
from hiroba.graph.blocks import Blocks
from hiroba.graph.foreign import harmless_update
from hiroba.graph.rebuild import rebuild
from hiroba.interfaces.differences import apply_differences
from hiroba.interfaces.same_host import SameHost
from hiroba.sessions.current_run import Level, current_reporter
from hiroba.sessions.visit import Request
from hiroba.wire.notices import ProgressUnit
from hiroba.wire.values import FileData, is_file

__all__ = ["FarApp"]

ANSWER_WITHIN_S = 30.0
RUN_WITHIN_S = 3600.0
MOST_BYTES = 64 * 1024 * 1024
"""Of a description, and of a message."""
MOST_FILE_BYTES = 1024 * 1024 * 1024
PIECE_BYTES = 1024 * 1024
PREFIX = re.compile(r"(/[\w.~-]+)*")
TOO_LONG = "The other server sends more than can be taken."


class FarApp:
    """An app at an address. It may mean harm: nothing that it says leads to other hosts, to files of this machine, or to its scripts.

    Args:
        url: Its address.
        token: Sent along as a bearer's token.

    Attributes:
        config: Its description of itself.
        root: Its address with the prefix of its routes.

    Raises:
        LaunchError: There is no app at the address, or it cannot be reached.
    """

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            self.config = _decoded(self._open(f"{self.url}/config"))
            prefix = self.config.get("api_prefix") or ""
            if not PREFIX.fullmatch(prefix):
                raise ValueError(f"the prefix of its routes cannot be {prefix!r:.80}")
            self.root = self.url + prefix
        except (OSError, ValueError, AttributeError, TypeError, RecursionError, Error) as error:
            raise LaunchError(
                f"No app answers at {url!r}: {error}. Check the address, and that it is running."
            ) from None
        self._locks: WeakValueDictionary[str, _Turn] = WeakValueDictionary()
        self._ids: dict[Node | None, int] = {}

    def app(self) -> Blocks:
        """Return the app, made again from its description."""
        blocks = Blocks()
        nodes = rebuild(blocks, self.config, self._functions(), self.url)
        self._ids = {node: id for id, node in nodes.items()}
        return blocks

    def _functions(self) -> list[Callable[..., Any] | None]:
        """Return a function for each dependency, in the order of the description; `None` where there is only a script."""
        return [
            self._function(item) if item.get("backend_fn") else None for item in self.config.get("dependencies", [])
        ]

    def _function(self, dependency: dict[str, Any]) -> Callable[..., Any]:
        number, count = dependency["id"], len(dependency.get("outputs", []))
        if dependency.get("types", {}).get("generator"):

            def follow(*payloads: Any, request: Request, event: EventData) -> Iterator[Any]:
                for values in self._call(number, payloads, request, event):
                    yield _results(values, count)

            return follow

        def call(*payloads: Any, request: Request, event: EventData) -> Any:
            last: list[Any] = []
            for values in self._call(number, payloads, request, event):
                last = values
            return _results(last, count)

        return call

    def _call(
        self, number: int, payloads: tuple[Any, ...], request: Request, event_data: EventData
    ) -> Iterator[list[Any]]:
        """Yield the values of all outputs, each time that there are new ones. A session's calls go one after the other."""
        session = _far_session(request)
        body = {
            "data": [self._sent(payload) for payload in payloads],
            "fn_index": number,
            "session_hash": session,
            "event_data": event_data.told or None,
            "trigger_id": self._ids.get(event_data.target),
        }
        turn = self._locks.setdefault(session, _Turn())
        with turn.lock:
            event = self._post("/queue/join", body).get("event_id")
            try:
                yield from self._follow(event, session)
            except GeneratorExit:
                with suppress(OSError, ValueError, Error):  # A server that has gone runs nothing.
                    self._post("/cancel", {"event_id": event, "session_hash": session, "fn_index": number})
                raise

    def _follow(self, event: str | None, session: str) -> Iterator[list[Any]]:
        values: list[Any] = []
        for message in self._messages(f"/queue/data?session_hash={session}"):
            if message.get("event_id") not in (None, event):
                continue
            _tell(message)
            output = message.get("output") or {}
            if message.get("msg") == "process_generating" and message.get("success", True):
                values = apply_differences(values, output.get("data") or [])
                yield [self._received(value) for value in values]
            elif message.get("msg") == "process_completed":
                if not message.get("success", True):
                    raise _failure(output)
                if output.get("data"):
                    yield [self._received(value) for value in output["data"]]
                return

    def _messages(self, path: str) -> Iterator[dict[str, Any]]:
        with self._open(self.root + path, within_s=RUN_WITHIN_S) as stream:
            while line := stream.readline(MOST_BYTES):
                if len(line) >= MOST_BYTES:
                    raise Error(TOO_LONG)
                if line.startswith(b"data:"):
                    yield json.loads(line[5:])

    def _sent(self, payload: Any) -> Any:
        """Return a payload with its files uploaded to the other server, which fetches those at an address by itself."""
        if isinstance(payload, FileData) or is_file(payload):
            return self._upload(payload if isinstance(payload, dict) else msgspec.to_builtins(payload))
        if isinstance(payload, dict):
            return {name: self._sent(value) for name, value in payload.items()}
        return [self._sent(value) for value in payload] if isinstance(payload, list) else payload

    def _upload(self, file: dict[str, Any]) -> dict[str, Any]:
        if file["path"].startswith(("http://", "https://")):
            return {"path": file["path"], "orig_name": file.get("orig_name"), "meta": file.get("meta")}
        entry = current_store().claim(file["path"], current_owner())
        mark = uuid.uuid4().hex
        name = entry.name.replace('"', "_").encode()
        head = b'--%b\r\nContent-Disposition: form-data; name="files"; filename="%b"\r\n\r\n' % (mark.encode(), name)
        data = head + Path(entry.path).read_bytes() + b"\r\n--%b--\r\n" % mark.encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        path = str(_decoded(self._open(f"{self.root}/upload", data, headers))[0])
        return {"path": path, "orig_name": entry.name, "size": entry.size, "meta": file.get("meta")}

    def _received(self, value: Any) -> Any:
        """Return a value with its files fetched from the other server."""
        if is_file(value):
            return self._fetch(value)
        if isinstance(value, dict):
            props = harmless_update(value) if value.get("__type__") == "update" else value
            return {name: self._received(item) for name, item in props.items()}
        return [self._received(item) for item in value] if isinstance(value, list) else value

    def _fetch(self, file: dict[str, Any]) -> FileData:
        name = str(file.get("orig_name") or Path(str(file["path"])).name or "file")
        with (
            self._open(f"{self.root}/file={quote(str(file['path']))}") as answer,
            current_store().open_upload(name, current_owner(), max_bytes=MOST_FILE_BYTES) as upload,
        ):
            while piece := answer.read(PIECE_BYTES):
                upload.write(piece)
            return upload.finish()

    def _post(self, path: str, body: Any) -> dict[str, Any]:
        data = msgspec.json.encode(body)
        answer: dict[str, Any] = _decoded(self._open(self.root + path, data, {"Content-Type": "application/json"}))
        return answer

    def _open(
        self,
        url: str,
        data: bytes | None = None,
        headers: dict[str, str] | None = None,
        within_s: float = ANSWER_WITHIN_S,
    ) -> Any:
        request = urllib.request.Request(url, data, {**self._headers, **(headers or {})})
        try:
            return urllib.request.build_opener(SameHost).open(request, timeout=within_s)
        except urllib.error.HTTPError as error:
            error.close()
            raise OSError(f"it answered {error.code} {error.reason}") from None


class _Turn:
    """A lock that is forgotten when nobody waits for it any more."""

    def __init__(self) -> None:
        self.lock = threading.Lock()


def _tell(message: dict[str, Any]) -> None:
    """Show the visitor what a running function tells over there: a short message, or how far it is."""
    reporter = current_reporter.get()
    if reporter is None:
        return
    level = next((level for level in get_args(Level) if level == message.get("level")), None)
    if message.get("msg") == "log" and level is not None and message.get("visible") is not False:
        title = str(message.get("title") or level.capitalize())
        reporter.toast(level, str(message.get("log")), title, _seconds(message))
    elif message.get("msg") == "progress":
        with suppress(msgspec.ValidationError):
            reporter.progress(msgspec.convert(message.get("progress_data"), list[ProgressUnit]))


def _failure(output: dict[str, Any]) -> Error:
    """Return the error that a function on the other server raised, to be shown as there."""
    return Error(
        output.get("error") or "The function on the other server failed.",
        duration=_seconds(output),
        visible=output.get("visible") is not False,
        title=str(output.get("title") or "Error"),
    )


def _seconds(told: dict[str, Any]) -> float | None:
    """Return how long a message is shown."""
    duration_s = told.get("duration", 10)
    return duration_s if isinstance(duration_s, int | float) else None


def _decoded(answer: Any) -> Any:
    """Return the JSON of an answer.

    Raises:
        Error: It is too long.
    """
    with answer:
        content = answer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Error(TOO_LONG)
    return json.loads(content)


def _far_session(request: Request) -> str:
    """Return an id that stands for this visitor's session over there, and tells nothing of it."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"hiroba:{request.session_hash}").hex


def _results(values: list[Any], count: int) -> Any:
    return values[0] if count == 1 and values else tuple(values[:count]) if count else None
