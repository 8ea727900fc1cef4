"""`AsyncClient`: calls the endpoints of an app, from a coroutine."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from hiroba.client.description import Endpoint, read_endpoints
from hiroba.client.errors import ConnectionLostError
from hiroba.client.events import Event, EventParser, Results
from hiroba.client.files import RemoteFile, found_files, with_remote_files, without_files
from hiroba.client.protocol import (
    AWAY,
    FIRST_RETRY_S,
    PATIENCE_S,
    SILENT_S,
    checked,
    decoded,
    ended,
    headers_of,
    import_httpx,
    state_in,
    state_of,
)
from hiroba.client.state import JobState

__all__ = ["AsyncClient", "AsyncJob"]


class AsyncClient:
    """Calls the endpoints of an app. `Client` is the same for programs without coroutines.

    Args:
        url: Address of the app.
        auth: Name and password, where the app asks for them; `open` signs in.
        key: An API key, where the app takes one.
        patience_s: How long a lost connection is taken up again before the caller is told.
        timeout_s: How long an answer may take, except that of a running function.

    Raises:
        MissingPackageError: `httpx` is not installed.
    """

    def __init__(
        self,
        url: str,
        *,
        auth: tuple[str, str] | None = None,
        key: str | None = None,
        patience_s: float = PATIENCE_S,
        timeout_s: float = 30.0,
    ) -> None:
        self._httpx = import_httpx()
        self._auth = auth
        self._patience_s = patience_s
        self._http = self._httpx.AsyncClient(
            base_url=url.rstrip("/") + "/",
            headers=headers_of(secrets.token_urlsafe(), key),
            timeout=self._httpx.Timeout(timeout_s),
            follow_redirects=True,
        )

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Sign in, where name and password were given.

        Raises:
            CallRefusedError: They are wrong.
        """
        if self._auth is not None:
            name, password = self._auth
            await self._send("POST", "login", data={"username": name, "password": password})

    async def close(self) -> None:
        """Close the connections. Jobs that were started go on."""
        await self._http.aclose()

    async def endpoints(self) -> dict[str, Endpoint]:
        """Return what the app offers, by name."""
        answer = await self._send("GET", "api/openapi.json")
        return read_endpoints(decoded(answer, dict[str, Any]))

    async def call(self, endpoint: str, /, **arguments: Any) -> Any:
        """Run an endpoint to its end, and return its result; see `Client.call`."""
        return await (await self.submit(endpoint, **arguments)).result()

    async def submit(self, endpoint: str, /, **arguments: Any) -> AsyncJob:
        """Start an endpoint, and return the job to follow; see `Client.submit`."""
        body = without_files(arguments, await self._upload(found_files(arguments)))
        answer = await self._send("POST", f"api/{endpoint.strip('/')}", params={"async": 1}, json=body)
        return AsyncJob(self, state_in(answer))

    async def download(self, file: RemoteFile, to: Path | str) -> Path:
        """Fetch a file that the app gave, and return where it is; see `Client.download`."""
        target = Path(to)
        if target.is_dir():
            target /= Path(file.name or file.path).name
        async with self._http.stream("GET", file.url) as answer:
            if answer.is_error:
                await answer.aread()
            checked(answer)
            with target.open("wb") as out:
                async for piece in answer.aiter_bytes():
                    out.write(piece)
        return target

    async def state(self, id: str) -> JobState:
        """Return the present state of a job."""
        return state_in(await self._send("GET", f"api/jobs/{id}"))

    async def cancel(self, id: str) -> None:
        """End a job."""
        await self._send("DELETE", f"api/jobs/{id}")

    async def events(self, id: str) -> AsyncGenerator[Event, None]:
        """Yield all that happens to a job, each event once, through lost connections.

        Raises:
            ConnectionLostError: The app could not be reached again for as long as `patience_s`.
        """
        after, loop = 0, asyncio.get_running_loop()
        last_heard_s, retry_s = loop.time(), FIRST_RETRY_S
        while True:
            try:
                async with aclosing(self._stream(id, after)) as stream:
                    async for event in stream:
                        after, last_heard_s, retry_s = event.number, loop.time(), FIRST_RETRY_S
                        yield event
                        if event.name == "finished":
                            return
            except self._httpx.TransportError as error:
                if loop.time() - last_heard_s > self._patience_s:
                    raise ConnectionLostError(f"The app could not be reached again: {error}.") from error
            await asyncio.sleep(retry_s)
            retry_s = min(retry_s * 2, 5.0)

    async def _stream(self, id: str, after: int) -> AsyncGenerator[Event, None]:
        headers = {"last-event-id": str(after), "accept": "text/event-stream"}
        timeout = self._httpx.Timeout(30.0, read=SILENT_S)
        async with self._http.stream(
            "GET", f"api/jobs/{id}/events", params={"differences": 1}, headers=headers, timeout=timeout
        ) as answer:
            if answer.status_code in AWAY:
                raise self._httpx.RemoteProtocolError(f"the server answered with status {answer.status_code}")
            if answer.is_error:
                await answer.aread()
            checked(answer)
            parser = EventParser()
            async for line in answer.aiter_lines():
                event = parser.take(line)
                if event is not None:
                    yield event

    async def _upload(self, files: list[Path]) -> dict[Path, str]:
        if not files:
            return {}
        opened = [(path, path.open("rb")) for path in files]
        try:
            parts = [("files", (path.name, stream)) for path, stream in opened]
            answer = await self._send("POST", "gradio_api/upload", files=parts)
        finally:
            for _, stream in opened:
                stream.close()
        return dict(zip(files, decoded(answer, list[str]), strict=True))

    async def _send(self, method: str, path: str, **options: Any) -> Any:
        try:
            return checked(await self._http.request(method, path, **options))
        except self._httpx.TransportError as error:
            raise ConnectionLostError(
                f"{self._http.base_url} cannot be reached: {str(error).rstrip('.') or type(error).__name__}."
            ) from error


class AsyncJob:
    """A call that was started. Iterate over it for its results as they come; `await job.result()` for the last one.

    Attributes:
        id: Its id, by which another client finds it too (`Client.state`).
    """

    def __init__(self, client: AsyncClient, state: JobState) -> None:
        self._client = client
        self.id = state.id

    async def __aiter__(self) -> AsyncIterator[Any]:
        results = Results()
        async with aclosing(self._client.events(self.id)) as events:
            async for event in events:
                if results.take(event):
                    yield with_remote_files(results.newest)
                elif event.name == "finished":
                    ended(state_of(msgspec.json.encode(event.data)))

    async def result(self) -> Any:
        """Wait for the end, and return the result.

        Raises:
            CallError: It did not end well.
            ConnectionLostError: The app could not be reached again.
        """
        async with aclosing(self._client.events(self.id)) as events:
            async for event in events:
                if event.name == "finished":
                    return ended(state_of(msgspec.json.encode(event.data)))
        return None

    async def state(self) -> JobState:
        """Return its present state."""
        return await self._client.state(self.id)

    async def cancel(self) -> None:
        """End it."""
        await self._client.cancel(self.id)
