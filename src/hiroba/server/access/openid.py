"""`OpenIDConnect`: with which provider people sign in, in a few words of the app's author."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import urlsplit

from hiroba.components.binding_options import checked_roles
from hiroba.errors import ArgumentError

__all__ = ["OpenIDConnect"]


@dataclass(frozen=True, kw_only=True)
class OpenIDConnect:
    """An identity provider; `launch(auth=OpenIDConnect(...))`.

    At the provider, register `https://YOUR.APP/login/callback` as the redirect address and, where it can tell apps that somebody has signed
    out, `https://YOUR.APP/login/signed-out` for that.

    Attributes:
        issuer: Address of the provider, below which it describes itself.
        client_id: Name of the app at the provider.
        client_secret: The app's secret there; `None` for an app without one. Take it from the environment.
        allowed: Who may enter: names or verified e-mail addresses, with `*` for any letters (`"*@example.com"`), or a function of the
            provider's claims. `None` lets in whoever the provider does.
        scopes: What the provider is asked to tell.
        name_claim: The claim that becomes `Request.username`; without it the verified e-mail address, or else the provider's id.
        roles_claim: The claim with the groups or roles of a person, as a list or a text; `a.b` looks inside of `a`.
        prompt: What the provider is told to ask, such as `"login"` or `"select_account"`.
        redirect_url: The whole address of `/login/callback`, where a proxy does not tell the app its own.
        signs_out: Whether signing out of the app signs out at the provider too.
        leeway_s: How far the clocks of app and provider may differ.
        label: Name of the provider on the button.
    """

    issuer: str
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    allowed: Sequence[str] | Callable[[Mapping[str, Any]], bool] | None = None
    scopes: Sequence[str] = ("openid", "profile", "email")
    name_claim: str = "preferred_username"
    roles_claim: str = "groups"
    prompt: str | None = None
    redirect_url: str | None = None
    signs_out: bool = True
    leeway_s: float = 60.0
    label: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        is_local = parts.hostname in ("localhost", "127.0.0.1", "::1")
        if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
            raise ArgumentError(f"`issuer` must be an https address, got {self.issuer!r}.")
        if not self.client_id:
            raise ArgumentError("`client_id` is empty. The provider gives one to each app that is registered there.")
        if isinstance(self.allowed, str):
            raise ArgumentError(f"`allowed` must be a list such as [{self.allowed!r}], or a function.")

    def name_of(self, claims: Mapping[str, Any]) -> str:
        """Return the name of a person."""
        return str(claims.get(self.name_claim) or _email(claims) or claims["sub"])

    def roles_of(self, claims: Mapping[str, Any]) -> frozenset[str]:
        """Return the roles of a person."""
        found: Any = claims
        for part in self.roles_claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        names = found.split() if isinstance(found, str) else found if isinstance(found, list) else []
        return checked_roles([name for name in names if isinstance(name, str)])

    def lets_in(self, claims: Mapping[str, Any]) -> bool:
        """Tell whether a person may enter."""
        if self.allowed is None or callable(self.allowed):
            return self.allowed is None or bool(self.allowed(claims))
        names = [name for name in (self.name_of(claims), _email(claims)) if name]
        return any(fnmatchcase(name.lower(), pattern.lower()) for name in names for pattern in self.allowed)


def _email(claims: Mapping[str, Any]) -> str | None:
    """Return the address that the provider has verified; others may be anybody's."""
    return str(claims["email"]) if claims.get("email") and claims.get("email_verified") is True else None
