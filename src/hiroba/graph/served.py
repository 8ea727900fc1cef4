"""`Served`: what a program reads of its app: what it gave it, and facts about its server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

__all__ = ["Served"]

APPEARANCE = ("css", "css_paths", "head", "head_paths", "js", "theme")
"""What an app may be given, and is `None` without it."""
SERVING: dict[str, Any] = {
    "allowed_paths": [],
    "auth": None,
    "blocked_paths": [],
    "favicon_path": None,
    "height": None,
    "max_threads": 40,
    "mcp_server": False,
    "pwa": False,
    "root_path": "",
    "show_error": False,
    "state_session_capacity": 10_000,
    "width": None,
}
"""What `launch` takes, and programs read of the app afterwards; with the defaults."""


class Served:
    """Facts about the server of an app. Without one they are `None`, or `False`.

    Attributes:
        launched: The server, once `launch` has started it.
        serving: Parameters of `launch` that were given.
    """

    launched: Any = None
    serving: Mapping[str, Any]

    if not TYPE_CHECKING:
        # Hidden from type checkers, for which a misspelt name would be a right one.
        def __getattr__(self, name: str) -> Any:
            """Return what the app or its `launch` was given, or the default, by the name of the parameter: `demo.css`, `demo.root_path`."""
            own = self.__dict__
            for known in (
                own.get("serving", {}),
                own.get("appearance", {}),
                own.get("given", {}),
                dict.fromkeys(APPEARANCE),
                SERVING,
                type(self).defaults,
            ):
                if name in known:
                    return known[name]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def note_serving(self, options: Mapping[str, Any]) -> None:
        """Remember what the app is served with, for programs that ask."""
        known = {*SERVING, *APPEARANCE}
        self.serving = {name: value for name, value in options.items() if name in known and value is not None}

    @property
    def is_running(self) -> bool:
        """Whether the app is being served by `launch`."""
        return self.launched is not None

    @property
    def app(self) -> Any:
        """What is served: the ASGI application."""
        return self.launched.served if self.launched is not None else None

    @property
    def server_app(self) -> Any:
        """The same as `app`."""
        return self.app

    @property
    def server(self) -> Any:
        """The server, of uvicorn."""
        return self.launched.server if self.launched is not None else None

    @property
    def local_url(self) -> str | None:
        """Where a browser on this machine finds the app, with a slash at the end."""
        return self.launched.url if self.launched is not None else None

    @property
    def local_api_url(self) -> str | None:
        """Below which address its endpoints are, with a slash at the end."""
        return f"{self.local_url}gradio_api/" if self.local_url is not None else None

    @property
    def server_name(self) -> str | None:
        """Name of the machine in the address."""
        return urlsplit(self.local_url).hostname if self.local_url is not None else None

    @property
    def server_port(self) -> int | None:
        """Port in the address."""
        return urlsplit(self.local_url).port if self.local_url is not None else None

    @property
    def protocol(self) -> str:
        """`"http"` or `"https"`."""
        return urlsplit(self.local_url).scheme if self.local_url is not None else "http"

    @property
    def share(self) -> bool:
        """Whether there is a public address: never, for there is no sharing yet."""
        return False

    @property
    def share_url(self) -> None:
        """The public address: none, for there is no sharing yet."""
        return
