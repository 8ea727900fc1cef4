"""`OAuthProfile` and `OAuthToken`: who has signed in with a provider, and with what an app may ask it on their behalf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["OAuthProfile", "OAuthToken"]


class OAuthProfile(dict[str, Any]):
    """Who has signed in: annotate a parameter with it, or with `OAuthProfile | None`, to receive it. Also a dictionary of all claims of the provider
    (`profile["sub"]`, `profile.get("groups")`).

    Attributes:
        name: The whole name.
        username: The short name.
        profile: Address of a page about them.
        picture: Address of a picture of them.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.name: str = data.get("name", "")
        self.username: str = data.get("preferred_username", "")
        self.profile: str = data.get("profile", "")
        self.picture: str = data.get("picture", "")


@dataclass
class OAuthToken:
    """What lets an app ask the provider on behalf of who has signed in. It is kept in memory only; after a restart they sign in again.

    Attributes:
        token: The access token, a secret.
        scope: What it is good for.
        expires_at: When it ends, in seconds since 1970.
    """

    token: str = field(repr=False)
    scope: str
    expires_at: int
