"""`LiveServer`: serves the app that a program launches, and goes on with what later runs of the program launch."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from hiroba.cli.failure_page import FailurePage
from hiroba.errors import PortInUseError
from hiroba.graph.blocks import Blocks
from hiroba.server.app import replace_app
from hiroba.server.around import replace_routes
from hiroba.server.director import current_director
from hiroba.server.environment import with_environment
from hiroba.server.launch import launch, settings_from
from hiroba.wire.notices import ToastNotice

__all__ = ["LiveServer"]

FIXED = ("auth", "auth_dependency", "server_name", "server_port", "ssl_certfile", "ssl_keyfile", "mcp_server", "store")
"""Parameters of `launch` that stand as they were when the server was started."""


class LiveServer:
    """A server whose app can be replaced while visitors use it.

    Args:
        place: Parameters of `launch` that win over those of the program: `server_name`, `server_port`.
    """

    def __init__(self, place: Mapping[str, Any]) -> None:
        self._place = dict(place)
        self._first: tuple[Any, str, str | None] | None = None
        self._launched: Any = None
        self._failure: FailurePage | None = None
        self._options: dict[str, Any] = {}
        self.has_taken = False
        """Whether the present run of the program has launched an app."""

    @property
    def is_first_run(self) -> bool:
        """Whether no app has been served yet."""
        return self._launched is None

    @contextmanager
    def directing(self) -> Iterator[None]:
        """Take what is launched inside of this block."""
        self.has_taken = False
        token = current_director.set(self)
        try:
            yield
        finally:
            current_director.reset(token)

    def take(self, blocks: Blocks, options: dict[str, Any]) -> tuple[Any, str, str | None]:
        """Serve an app: for the first time, or in place of the one before. Returns what `launch` returns."""
        self.has_taken = True
        wanted = {**options, **self._place}
        if self._first is None:
            self._first = self._start(blocks, wanted)
        else:
            self._replace(blocks, wanted)
        self._options = wanted
        blocks.launched = self._launched
        return self._first

    def show_failure(self, name: str, trace: str) -> str | None:
        """Show why a program failed that has launched nothing yet. Returns where, or `None` where an app is served or the port is taken."""
        if self._launched is not None:
            return None
        try:
            self._failure = self._failure or FailurePage(name, self._place)
        except PortInUseError:
            return None
        self._failure.show(trace)
        return self._failure.url

    def tell_failure(self, text: str) -> None:
        """Tell visitors that the program failed, and that they see the version before."""
        if self._launched is not None:
            service = self._launched.app.state.service
            notice = ToastNotice("error", f"{text}. The page shows the version before.", "The program failed", None)
            service.loop.call_soon_threadsafe(lambda: [session.tell(notice) for session in service.attendance])

    def wait(self) -> None:
        """Return when the server has stopped."""
        if self._launched is not None:
            self._launched.wait()

    def close(self) -> None:
        """Stop serving."""
        self._end_failure()
        if self._launched is not None:
            self._launched.close()

    def _end_failure(self) -> None:
        if self._failure is not None:
            self._failure.close()
            self._failure = None

    def _start(self, blocks: Blocks, options: dict[str, Any]) -> tuple[Any, str, str | None]:
        self._end_failure()
        token = current_director.set(None)
        try:
            result: tuple[Any, str, str | None] = launch(
                blocks, **{**options, "prevent_thread_lock": True, "debug": False}
            )
        finally:
            current_director.reset(token)
        self._launched = blocks.launched
        return result

    def _replace(self, blocks: Blocks, options: dict[str, Any]) -> None:
        changed = [name for name in FIXED if options.get(name) != self._options.get(name)]
        if changed:
            print(
                f"* A change of {', '.join(f'`{name}`' for name in changed)} takes effect after a restart", flush=True
            )
        names = [name for name in options if name not in FIXED]
        kept = {name: self._options.get(name) for name in FIXED}
        settings = settings_from(blocks, **with_environment({**kept, **{name: options[name] for name in names}}))
        app, loop = self._launched.app, self._launched.app.state.service.loop
        asyncio.run_coroutine_threadsafe(replace_app(app, blocks, settings), loop).result()
        if blocks.outer is not None and self._launched.served is not app:
            loop.call_soon_threadsafe(replace_routes, self._launched.served, blocks.outer)
