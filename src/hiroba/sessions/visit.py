"""`Visit`: the request with which a screen or a program came, and `Request`, the same as authors see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from hiroba.graph.caller import NOBODY, Caller

__all__ = ["Address", "Headers", "Request", "Visit"]


class Address(NamedTuple):
    """Where a visitor comes from."""

    host: str
    port: int


class Headers(Mapping[str, str]):
    """Header fields, found in any spelling of capitals."""

    def __init__(self, fields: Mapping[str, str] | None = None) -> None:
        self._fields = {name.lower(): value for name, value in (fields or {}).items()}

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return f"Headers({self._fields!r})"


@dataclass(frozen=True)
class Visit:
    """What is known of who came.

    Attributes:
        headers: Header fields of the request.
        query: Query of the page's address, without the question mark.
        cookies: Cookies by name.
        client: Where they come from.
        path: Path of the address.
        url: The whole address.
        caller: As whom they come.
        visitor: The cookie that the server gave them, if they keep cookies.
    """

    headers: Headers = field(default_factory=Headers)
    query: str = ""
    cookies: Mapping[str, str] = field(default_factory=dict)
    client: Address = Address("127.0.0.1", 0)
    path: str = "/"
    url: str = ""
    caller: Caller = NOBODY
    visitor: str | None = None

    @property
    def username(self) -> str | None:
        """Name under which they signed in."""
        return self.caller.name


class Request:
    """The visitor's request: annotate a parameter with it to receive it.

    Attributes:
        headers: Header fields, found in any spelling of capitals.
        query_params: The query of the page's address, as a dictionary.
        cookies: Cookies by name.
        client: Address with `host` and `port`.
        username: Name under which the visitor signed in, or `None`.
        session_hash: Id of the visitor's session.
        path_params: Always empty here; for compatibility.
        url: The whole address.
        path: Path of the address.
    """

    def __init__(self, visit: Visit | None = None, session_hash: str | None = None, **given: Any) -> None:
        visit = visit or Visit()
        self.headers = visit.headers
        self.query_params = dict(parse_qsl(visit.query, keep_blank_values=True))
        self.cookies = dict(visit.cookies)
        self.client = visit.client
        self.username: str | None = given.get("username", visit.username)
        self.session_hash = session_hash
        self.path_params: dict[str, Any] = {}
        self.url = visit.url
        self.path = visit.path

    @property
    def request(self) -> Request:
        """The request itself, for programs that look for the server's own object."""
        return self
