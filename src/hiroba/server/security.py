"""`Security`: what an author may loosen, or tighten, of what protects an app's visitors, by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hiroba.errors import ArgumentError

__all__ = ["Security"]

_ORIGIN = re.compile(r"null|[a-z][a-z0-9+.-]*://[a-z0-9.\-_\[\]:]+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Security:
    """What protects the visitors of an app; `launch(security=Security(...))`.

    Attributes:
        allowed_hosts: Names under which the app may be asked for, such as `"app.example.com"` or `"*.example.com"`; `"*"` allows any.
            `None`: an app that listens on this machine only answers to names of this machine, and to any name that a proxy passes on;
            any other app answers to every name.
        allowed_origins: Pages of other sites that may use the app and read its answers, such as `"https://example.com"`; `"*"` lets those of any site,
            but without the visitor's cookies, so that nobody who has signed in is acted for.
        frame_ancestors: Sites that may show the app in a frame, as in the policy of that name; `"*"` allows any. Notebooks and editors on the
            visitor's own machine may.
        scripts: Which scripts run: `"strict"` only those of the app and of its author's `head`, and none are made of texts (`eval`) where no chart,
            template or `js=` needs it; `"open"` any; `"auto"` is strict, but for `eval`, unless the app shows HTML, plots or parts that are
            drawn later, whose scripts a policy cannot tell from a stranger's. Tools that test pages in a browser may need `eval`.
        max_connections: Most connections at once.
        max_connections_per_address: Most connections at once from one address. Addresses of this machine and of private networks, where
            proxies are, are not counted.
        idle_timeout_s: How long a sender may be silent in the middle of a request.
        calls_per_minute: Most calls of functions a minute from one address, by pages and programs together; `None` for no limit. A minute's calls may come
            at once. Behind a proxy the address is the one that the proxy tells, if the server believes it (`FORWARDED_ALLOW_IPS`).
        calls_per_minute_of_session: The same for one page, or one session of a program.
    """

    allowed_hosts: Sequence[str] | None = None
    allowed_origins: Sequence[str] = ()
    frame_ancestors: Sequence[str] = ("'self'", "http://localhost:*", "http://127.0.0.1:*", "vscode-webview:")
    scripts: Literal["auto", "strict", "open"] = "auto"
    max_connections: int = 10_000
    max_connections_per_address: int = 1_000
    idle_timeout_s: float = 60.0
    calls_per_minute: int | None = None
    calls_per_minute_of_session: int | None = None

    def __post_init__(self) -> None:
        if self.scripts not in ("auto", "strict", "open"):
            raise ArgumentError(f'`scripts` must be "auto", "strict" or "open", got {self.scripts!r}.')
        for name in ("max_connections", "max_connections_per_address", "idle_timeout_s"):
            if not getattr(self, name) > 0:
                raise ArgumentError(f"`{name}` must be positive, got {getattr(self, name)!r}.")
        for name in ("calls_per_minute", "calls_per_minute_of_session"):
            limit = getattr(self, name)
            if limit is not None and not limit >= 1:
                raise ArgumentError(f"`{name}` must be at least 1, got {limit!r}. `None` is no limit.")
        for origin in self.allowed_origins:
            if origin != "*" and not _ORIGIN.fullmatch(origin):
                raise ArgumentError(f"`allowed_origins` takes origins such as 'https://example.com', got {origin!r}.")
        for source in self.frame_ancestors:
            if any(letter in source for letter in ";,\r\n") or not source.isascii():
                raise ArgumentError(f"`frame_ancestors` takes sources such as 'https://example.com', got {source!r}.")
