"""`Settings`: how an app is served, checked where the author wrote it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from hiroba.components.binding_options import ACCESS, Access
from hiroba.engine.attendance import Graces
from hiroba.errors import ArgumentError
from hiroba.files.uploads import parse_size
from hiroba.graph.i18n import I18n
from hiroba.server.security import Security
from hiroba.server.settings_checks import check_settings

__all__ = ["Settings"]


@dataclass(kw_only=True)
class Settings:
    """How an app is served.

    Attributes:
        show_error: Whether visitors see the text of any exception.
        max_threads: How many plain functions run at once.
        max_file_bytes: Largest file that a visitor may send; `None` sets no limit.
        allowed_paths: Files and folders that functions may give out.
        blocked_paths: Files and folders that are never given out.
        storage: Folder for files; a private one of this user in the system's temporary folder if `None`.
        store: Folder in which sessions and jobs are written down, so that they survive a restart; memory if `None`.
        root_path: Path, or address, under which a proxy shows the app.
        strict_cors: Whether pages of other sites are refused.
        session_capacity: Most sessions that are kept.
        shutdown_grace_s: How long running functions may take to end when the server is told to stop.
        security: What protects visitors.
        bound_to: The address on which the server listens; `None` if that is not known.
        graces: How long sessions wait for a page.
        auth: Who may sign in: a pair, a list of pairs, or a function of name and password.
        auth_message: Text above the form.
        mode: "light", "dark" or "system": how the page looks to those who have not chosen.
        roles: What those who have signed in may do: a function of the name, or a dictionary by name.
        access: Who may run what does not say it itself; those who have signed in, or everybody where nobody can, if `None`.
        api_keys: Secrets or `ApiKey`s of programs, by name.
        run_history: Whether a visitor's browser keeps what functions took and gave.
        pwa: Whether a visitor's browser offers to install the app.
        app_kwargs: `routes`, `middleware`, `exception_handlers` and `debug` for the Starlette application; `docs_url`, `redoc_url` and
            `openapi_url`: paths that lead to the page about the endpoints and to their OpenAPI document.
        i18n: The author's texts in several languages.
    """

    show_error: bool = False
    max_threads: int = 40
    max_file_bytes: int | None = None
    allowed_paths: Sequence[str | Path] = ()
    blocked_paths: Sequence[str | Path] = ()
    storage: Path | None = None
    store: Path | None = None
    root_path: str = ""
    strict_cors: bool = True
    session_capacity: int = 10_000
    shutdown_grace_s: float = 20.0
    security: Security = field(default_factory=Security)
    bound_to: str | None = None
    graces: Graces = field(default_factory=Graces)
    auth: Callable[[str, str], bool] | tuple[str, str] | list[tuple[str, str]] | None = None
    auth_message: str | None = None
    auth_dependency: Callable[..., Any] | None = None
    roles: Callable[[str], Any] | Mapping[str, Any] | None = None
    access: Access | None = None
    api_keys: Mapping[str, Any] | None = field(default=None, repr=False)
    favicon_path: Path | None = None
    footer_links: list[Any] | None = None
    run_history: bool = True
    mcp_server: bool = False
    theme: Any = None
    mode: str = "system"
    css: str = ""
    js: str | None = None
    head: str = ""
    pwa: bool = False
    i18n: I18n | None = None
    app_kwargs: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.access not in (None, *ACCESS):
            raise ArgumentError(f"`access` must be one of {', '.join(map(repr, ACCESS))}, got {self.access!r}.")
        check_settings(self)

    @property
    def can_sign_in(self) -> bool:
        """Whether people can sign in."""
        return self.auth is not None or self.auth_dependency is not None

    def entry(self, access: Access | None = None) -> Literal["open", "password", "key"]:
        """Return what programs bring: nothing, a name and a password, or a key, where people sign in elsewhere.

        Args:
            access: Who may run what is called; `None` for what holds where a binding says nothing.
        """
        access = access or self.default_access
        if access == "public":
            return "open"
        takes_password = callable(self.auth) or isinstance(self.auth, tuple | list)
        return "password" if takes_password and access == "signed in" else "key"

    @property
    def default_access(self) -> Access:
        """Who may run what does not say it itself."""
        return self.access or ("signed in" if self.can_sign_in else "public")

    @property
    def is_closed(self) -> bool:
        """Whether the page is for those alone who have signed in."""
        return self.can_sign_in and self.default_access != "public"

    @property
    def has_door(self) -> bool:
        """Whether anybody can come as somebody."""
        return self.can_sign_in or bool(self.api_keys) or self.store is not None

    @staticmethod
    def size(value: str | int | None) -> int | None:
        """Return a limit such as `"5mb"` in bytes."""
        return parse_size(value)
