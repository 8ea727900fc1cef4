"""Talks with a server that completes chats as OpenAI's does: one POST, answered with JSON or with events that bring the text in pieces."""

from __future__ import annotations

import base64
import json
import mimetypes
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from hiroba.errors import ArgumentError, Error

__all__ = ["ChatServer", "Piece", "to_request_messages"]

TIMEOUT_S = 600
"""How long the server may say nothing."""

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_TEXT_BYTES = 1024 * 1024
MAX_EXPLANATION = 300
END = "[DONE]"

Message = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """What one event brings.

    Attributes:
        text: More of the answer.
        thought: More of what the model thinks before it answers, where its server tells.
    """

    text: str = ""
    thought: str = ""


class ChatServer:
    """A server and a model of it.

    Args:
        base_url: Address under which `chat/completions` stands, such as `http://localhost:11434/v1/`.
        model: Name of the model.
        token: Sent as the bearer of each request; to this address alone, redirections are not followed.

    Raises:
        ArgumentError: The address is not one of HTTP.
    """

    def __init__(self, base_url: str, model: str, token: str | None = None) -> None:
        if not base_url.startswith(("http://", "https://")):
            message = '`base_url` must begin with http:// or https://, such as "http://localhost:11434/v1/"'
            raise ArgumentError(f"{message}, got {base_url!r}.")
        self._url = f"{base_url.rstrip('/')}/chat/completions"
        self._model = model
        self._token = token
        self._opener = urllib.request.build_opener(_NoRedirect())

    def answer(self, messages: Sequence[Message]) -> Piece:
        """Return the whole answer.

        Raises:
            Error: The server cannot be reached, refuses, or answers something else; its text is for visitors.
        """
        with self._open(messages, is_streamed=False) as response:
            body = _read_json(response.read())
        choices = body.get("choices") or [{}]
        return _piece_of(choices[0].get("message") or {})

    def pieces(self, messages: Sequence[Message]) -> Iterator[Piece]:
        """Yield the answer as it comes.

        Raises:
            Error: As `answer`.
        """
        with self._open(messages, is_streamed=True) as response:
            for raw in response:
                line = raw.decode("utf-8", "replace").strip()
                if not line.startswith("data:"):
                    continue
                data = line.removeprefix("data:").strip()
                if data == END:
                    return
                event = _read_json(data)
                if event.get("error"):
                    raise Error(f"The model's server stopped: {_explanation_in(event)}")
                for choice in event.get("choices") or []:
                    yield _piece_of(choice.get("delta") or {})

    def _open(self, messages: Sequence[Message], is_streamed: bool) -> Any:
        body = {"model": self._model, "messages": list(messages), "stream": is_streamed}
        headers = {
            "content-type": "application/json",
            "accept": "text/event-stream" if is_streamed else "application/json",
        }
        if self._token:
            headers["authorization"] = f"Bearer {self._token}"
        request = urllib.request.Request(self._url, json.dumps(body).encode(), headers, method="POST")
        try:
            return self._opener.open(request, timeout=TIMEOUT_S)
        except urllib.error.HTTPError as error:
            with error:
                _refuse(error)
        except (urllib.error.URLError, OSError) as error:
            reason = getattr(error, "reason", error)
            raise Error(f"The model's server cannot be reached: {reason}. Try again later.") from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirection would carry the token and the conversation to an address that the author did not name."""

    def redirect_request(self, *_: Any) -> None:
        """Follow none."""
        return


def to_request_messages(conversation: Sequence[Message], system_message: str | None) -> list[Message]:
    """Return what users and assistants said as such servers take it: no thoughts, pictures as data, text files as text.

    Args:
        conversation: Messages in their one shape, the user's last one included.
        system_message: Put before them, every time.
    """
    messages: list[Message] = [{"role": "system", "content": system_message}] if system_message else []
    for message in conversation:
        # A page may write what it likes into a conversation; what the model is told beforehand is the author's alone.
        if message["role"] not in ("user", "assistant") or (message.get("metadata") or {}).get("title"):
            continue
        parts = [taken for part in message["content"] if (taken := _to_part(part)) is not None]
        texts = [part["text"] for part in parts if part["type"] == "text"]
        if parts:
            messages.append(
                {"role": message["role"], "content": "\n\n".join(texts) if len(texts) == len(parts) else parts}
            )
    return messages


def _to_part(part: Message) -> Message | None:
    if part.get("type") == "text":
        return {"type": "text", "text": part["text"]}
    file = part.get("file")
    if file is None:
        return None
    path = Path(file["path"] if isinstance(file, dict) else file.path)
    kind = mimetypes.guess_type(path.name)[0] or "text/plain"
    if kind.startswith("image/"):
        data = base64.b64encode(_bytes_of(path, MAX_FILE_BYTES)).decode()
        return {"type": "image_url", "image_url": {"url": f"data:{kind};base64,{data}"}}
    try:
        text = _bytes_of(path, MAX_TEXT_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Error(f"{path.name} holds no text that the model could read. Send it a text file.") from error
    return {"type": "text", "text": f"{path.name}:\n\n{text}"}


def _bytes_of(path: Path, most: int) -> bytes:
    if path.stat().st_size > most:
        raise Error(f"{path.name} is too large for the model: at most {most // (1024 * 1024)} MB are sent.")
    return path.read_bytes()


def _piece_of(said: Message) -> Piece:
    thought = said.get("reasoning_content") or said.get("reasoning") or ""
    return Piece(str(said.get("content") or ""), thought if isinstance(thought, str) else "")


def _read_json(data: bytes | str) -> Message:
    try:
        found = json.loads(data)
    except ValueError as error:
        raise Error("The model's server answered something that is no JSON. Check its address.") from error
    return found if isinstance(found, dict) else {}


def _refuse(error: urllib.error.HTTPError) -> NoReturn:
    try:
        explanation = _explanation_in(json.loads(error.read(100_000)))
    except ValueError:
        explanation = str(error.reason)
    raise Error(f"The model's server refused ({error.code}): {explanation}") from error


def _explanation_in(body: Any) -> str:
    found = body.get("error", body) if isinstance(body, dict) else body
    text = found.get("message", found) if isinstance(found, dict) else found
    return str(text)[:MAX_EXPLANATION]
