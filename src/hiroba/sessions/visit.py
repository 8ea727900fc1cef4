"""`Visit`: the request with which a screen or a program came, and `Request`, the same as authors see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlsplit

from hiroba.graph.caller import NOBODY, Caller
from hiroba.sessions.profile import OAuthProfile, OAuthToken

__all__ = ["Address", "Header", "Headers", "Request", "Url", "Visit"]


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
        profile: What an identity provider says of them.
        token: With what the app may ask that provider on their behalf. Neither is ever written down.
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
    profile: OAuthProfile | None = field(default=None, repr=False)
    token: OAuthToken | None = field(default=None, repr=False)

    @property
    def username(self) -> str | None:
        """Name under which they signed in."""
        return self.caller.name

    @property
    def query_params(self) -> dict[str, str]:
        """The query as a dictionary."""
        return dict(parse_qsl(self.query, keep_blank_values=True))


class Header(str):
    """A header field of the visitor's request: a parameter `x_api_token: Header` receives the field `X-Api-Token`, empty if it is missing."""


class Url(str):
    """An address, with its parts as attributes: `scheme`, `netloc`, `hostname`, `port`, `path`, `query` and `fragment`."""

    def __getattr__(self, name: str) -> Any:
        if name not in ("scheme", "netloc", "hostname", "port", "path", "query", "fragment"):
            raise AttributeError(f"An address has no part `{name}`.")
        parts: SplitResult = urlsplit(str(self))
        return getattr(parts, name)


class Request:
    """The visitor's request: annotate a parameter with it to receive it.

    Args:
        request: A request of Starlette or FastAPI, or another one of this class, whose attributes are taken.
        username: Name under which the visitor signed in.
        session_hash: Id of the visitor's session.
        **given: Attributes in place of those of `request`, such as `headers`, or further ones.

    Attributes:
        headers: Header fields, found in any spelling of capitals.
        query_params: The query of the page's address, as a dictionary.
        cookies: Cookies by name.
        client: Address with `host` and `port`.
        username: Name under which the visitor signed in, or `None`.
        profile: What an identity provider says of the visitor, or `None`.
        token: With what the app may ask that provider on their behalf, or `None`.
        session_hash: Id of the visitor's session.
        path_params: Always empty here; for compatibility.
        url: The whole address: a text that also has its parts, as in `request.url.path`.
        path: Path of the address.
        method: "POST", as pages send what runs functions; of a request that is given, its own.
    """

    def __init__(
        self, request: Any = None, username: str | None = None, session_hash: str | None = None, **given: Any
    ) -> None:
        headers = getattr(request, "headers", None)
        client = getattr(request, "client", None)
        url = getattr(request, "url", "")
        self.headers: Any = headers if isinstance(headers, Headers) else Headers(headers)
        self.query_params: Any = dict(getattr(request, "query_params", {}))
        self.cookies: Any = dict(getattr(request, "cookies", {}))
        self.client: Any = client or Address("127.0.0.1", 0)
        self.username = username if username is not None else getattr(request, "username", None)
        self.session_hash = session_hash
        self.profile: OAuthProfile | None = getattr(request, "profile", None)
        self.token: OAuthToken | None = getattr(request, "token", None)
        self.path_params: Any = dict(getattr(request, "path_params", {}))
        self.url: Any = Url(str(url))
        self.path: Any = getattr(request, "path", getattr(url, "path", "/"))
        self.method: Any = getattr(request, "method", "POST")
        for name, value in given.items():
            setattr(self, name, Headers(value) if name == "headers" else value)
        if isinstance(self.client, dict):
            self.client = self.dict_to_obj(self.client)

    def dict_to_obj(self, d: Any) -> Any:
        """Return a dictionary as an object with an attribute for each of its keys, and those inside as well; anything else as it is."""
        if not isinstance(d, dict):
            return [self.dict_to_obj(item) for item in d] if isinstance(d, list) else d
        return SimpleNamespace(**{str(name): self.dict_to_obj(value) for name, value in d.items()})

    @property
    def request(self) -> Request:
        """The request itself, for programs that look for the server's own object."""
        return self
