"""`Client`: calls the endpoints of an app, from a program without coroutines.

It is `AsyncClient` on an event loop of its own, so that both do the same.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from hiroba.client.async_client import AsyncClient, AsyncJob
from hiroba.client.description import Endpoint
from hiroba.client.files import RemoteFile
from hiroba.client.protocol import PATIENCE_S
from hiroba.client.state import JobState

__all__ = ["Client", "Job"]

T = TypeVar("T")


class Client:
    """Calls the endpoints of an app. Safe to use from several threads.

    Calls of one client share the state that the app keeps for a visitor.

    Args:
        url: Address of the app.
        auth: Name and password, where the app asks for them.
        key: An API key, where the app takes one.
        patience_s: How long a lost connection is taken up again before the caller is told.
        timeout_s: How long an answer may take, except that of a running function.

    Raises:
        MissingPackageError: `httpx` is not installed.
        CallRefusedError: Name and password are wrong.
        ConnectionLostError: The app cannot be reached.
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
        self._client = AsyncClient(url, auth=auth, key=key, patience_s=patience_s, timeout_s=timeout_s)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="hiroba-client", daemon=True)
        self._thread.start()
        try:
            self._wait(self._client.open())
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections. Jobs that were started go on."""
        if self._loop.is_closed():
            return
        self._wait(self._client.close())
        self._wait(self._loop.shutdown_asyncgens())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def endpoints(self) -> dict[str, Endpoint]:
        """Return what the app offers, by name."""
        return self._wait(self._client.endpoints())

    def call(self, endpoint: str, /, **arguments: Any) -> Any:
        """Run an endpoint to its end, and return its result.

        Args:
            endpoint: Its name.
            **arguments: Its arguments, as JSON has them; those left out take their defaults. A `Path`, wherever it stands, is a local
                file that is sent along; a text that is a URL stands for the file there; a `RemoteFile` is one that the app gave.

        Returns:
            What its function returned: the value of its one output, or a list where there are several. Files are `RemoteFile`.

        Raises:
            CallRefusedError: There is no such endpoint, or an argument does not fit.
            CallError: The function failed.
            ConnectionLostError: The app cannot be reached.
        """
        return self._wait(self._client.call(endpoint, **arguments))

    def submit(self, endpoint: str, /, **arguments: Any) -> Job:
        """Start an endpoint, and return the job to follow; for the arguments see `call`."""
        return Job(self, self._wait(self._client.submit(endpoint, **arguments)))

    def download(self, file: RemoteFile, to: Path | str) -> Path:
        """Fetch a file that the app gave.

        Args:
            file: The file.
            to: Where it goes: a path, or a folder, in which it gets its own name.

        Returns:
            Where it is.
        """
        return self._wait(self._client.download(file, to))

    def state(self, id: str) -> JobState:
        """Return the present state of a job."""
        return self._wait(self._client.state(id))

    def cancel(self, id: str) -> None:
        """End a job."""
        self._wait(self._client.cancel(id))

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        future = self._begin(work)
        try:
            return future.result()
        except KeyboardInterrupt:
            future.cancel()
            raise

    def _begin(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)


class Job:
    """A call that was started. Iterate over it for its results as they come; `result` waits for the last one.

    Attributes:
        id: Its id, by which another client finds it too (`Client.state`).
    """

    def __init__(self, client: Client, job: AsyncJob) -> None:
        self._client = client
        self._job = job
        self.id = job.id

    def __iter__(self) -> Iterator[Any]:
        results: AsyncIterator[Any] = self._job.__aiter__()
        while True:
            try:
                yield self._client._wait(_next(results))
            except StopAsyncIteration:
                return

    def result(self, timeout_s: float | None = None) -> Any:
        """Wait for the end, and return the result.

        Args:
            timeout_s: How long to wait; `None` waits for ever.

        Raises:
            CallError: It did not end well.
            ConnectionLostError: The app could not be reached again.
            TimeoutError: It did not end in time. It goes on.
        """
        return self._client._begin(self._job.result()).result(timeout_s)

    def state(self) -> JobState:
        """Return its present state."""
        return self._client.state(self.id)

    def cancel(self) -> None:
        """End it."""
        self._client.cancel(self.id)


async def _next(results: AsyncIterator[T]) -> T:
    return await results.__anext__()
