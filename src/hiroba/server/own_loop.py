"""`OwnLoop`: lets an app work on one event loop, whichever loop a request comes on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import Any

from hiroba.server.service import Service

__all__ = ["OwnLoop"]

Loop = asyncio.AbstractEventLoop


class OwnLoop:
    """Takes what comes on another loop to the one on which the app works.

    The test clients of Starlette and FastAPI have loops of their own, a fresh one for each request, and start an app only where `with`
    enters them. An app that nobody has started gets a loop on a thread of its own, for as long as the process lives.

    Args:
        app: What answers.
        service: The app at work.
        lifespan: Returns what starts the app on entering and stops it on leaving.
    """

    def __init__(self, app: Any, service: Service, lifespan: Callable[[], Any]) -> None:
        self._app = app
        self._service = service
        self._lifespan = lifespan
        self._starting = threading.Lock()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request."""
        here = asyncio.get_running_loop()
        if self._service.home is here or scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        home = self._service.home
        if home is None:
            home = await asyncio.to_thread(self._start)
        await _on(home, self._app, scope, _brought(receive, here), _brought(send, here))

    def _start(self) -> Loop:
        with self._starting:
            if self._service.home is not None:
                return self._service.home
            started: Future[Loop] = Future()
            threading.Thread(target=self._run, args=(started,), name="hiroba-loop", daemon=True).start()
            return started.result()

    def _run(self, started: Future[Loop]) -> None:
        async def work() -> None:
            async with self._lifespan():
                started.set_result(asyncio.get_running_loop())
                await asyncio.Event().wait()

        try:
            asyncio.run(work())
        except BaseException as error:
            if started.done():
                raise
            started.set_exception(error)


def _brought(call: Callable[..., Awaitable[Any]], loop: Loop) -> Callable[..., Awaitable[Any]]:
    """Return `call` for those who are on another loop than it."""

    async def there(*args: Any) -> Any:
        return await _on(loop, call, *args)

    return there


async def _on(loop: Loop, call: Callable[..., Awaitable[Any]], *args: Any) -> Any:
    async def run() -> Any:
        return await call(*args)

    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(run(), loop))
