"""`Provider`: speaks with an identity provider: finds it, exchanges codes, and checks what it signs.

Sources: OpenID Connect Core 1.0, section 3.1; Discovery 1.0; Back-Channel Logout 1.0; RFC 7636 (PKCE); RFC 9207 (issuer in the answer).
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from hiroba.errors import HirobaError, MissingPackageError
from hiroba.server.access.openid import OpenIDConnect

__all__ = ["Provider", "ProviderError", "challenge_of"]

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures with a key that the provider alone has."""
ANSWER_WITHIN_S = 10.0
ASK_KEYS_EVERY_S = 10.0
"""A token with an unknown key makes the app ask for new keys, and no more often than this."""
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
MAX_TOKEN = 64 * 1024


class ProviderError(HirobaError):
    """The provider cannot be reached, or what it said must not be believed."""


class Provider:
    """An identity provider.

    Args:
        settings: Which one.
        clock: Tells the seconds since 1970.

    Raises:
        MissingPackageError: The packages of the extra `oidc` are not installed.
    """

    def __init__(self, settings: OpenIDConnect, clock: Callable[[], float] = time.time) -> None:
        try:
            import httpx
            import joserfc
        except ImportError as error:
            raise MissingPackageError("joserfc", "to sign in with a provider", "oidc") from error
        del httpx, joserfc
        self.settings = settings
        self._clock = clock
        self._metadata: dict[str, Any] | None = None
        self._keys: Any = None
        self._keys_asked_s = 0.0
        self._lock = asyncio.Lock()

    async def metadata(self) -> dict[str, Any]:
        """Return what the provider says of itself.

        Raises:
            ProviderError: It cannot be reached, or says that it is another one.
        """
        if self._metadata is None:
            found = await self._ask("GET", self.settings.issuer.rstrip("/") + "/.well-known/openid-configuration")
            if str(found.get("issuer", "")).rstrip("/") != self.settings.issuer.rstrip("/"):
                raise ProviderError("The provider says that it is another one than `issuer`.")
            self._metadata = found
        return self._metadata

    async def exchange(self, code: str, verifier: str, redirect_url: str) -> dict[str, Any]:
        """Return the tokens for a code.

        Raises:
            ProviderError: The provider refuses it.
        """
        metadata, settings = await self.metadata(), self.settings
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_url,
            "code_verifier": verifier,
            "client_id": settings.client_id,
        }
        headers = {}
        if settings.client_secret is not None:
            if "client_secret_basic" in metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
                pair = f"{quote(settings.client_id, safe='')}:{quote(settings.client_secret, safe='')}"
                headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
            else:
                form["client_secret"] = settings.client_secret
        tokens = await self._ask("POST", metadata["token_endpoint"], data=form, headers=headers)
        if not isinstance(tokens.get("id_token"), str):
            raise ProviderError("The provider gave no ID token.")
        return tokens

    async def claims(self, tokens: Mapping[str, Any], nonce: str) -> dict[str, Any]:
        """Return what the provider says of the person who signed in.

        Raises:
            ProviderError: The token is not for this app and this sign-in, or not signed by the provider.
        """
        claims = await self._verified(tokens["id_token"])
        if claims.get("nonce") != nonce:
            raise ProviderError("The ID token belongs to another sign-in.")
        endpoint = (await self.metadata()).get("userinfo_endpoint")
        if endpoint and tokens.get("access_token"):
            headers = {"Authorization": f"Bearer {tokens['access_token']}"}
            further = await self._ask("GET", endpoint, headers=headers)
            if further.get("sub") != claims["sub"]:
                raise ProviderError("The provider told of somebody else than the one who signed in.")
            claims = {**further, **claims}
        return claims

    async def logout_claims(self, token: str) -> dict[str, Any]:
        """Return whom the provider has signed out.

        Raises:
            ProviderError: The token is not one that says so.
        """
        claims = await self._verified(token, is_logout=True)
        events = claims.get("events")
        if not isinstance(events, dict) or LOGOUT_EVENT not in events or "nonce" in claims:
            raise ProviderError("This token signs nobody out.")
        if not (claims.get("sub") or claims.get("sid")):
            raise ProviderError("The logout token names nobody.")
        return claims

    async def _verified(self, token: str, is_logout: bool = False) -> dict[str, Any]:
        from joserfc import jwt
        from joserfc.errors import JoseError

        if len(token) > MAX_TOKEN:
            raise ProviderError("The token is too long.")
        for keys in (await self._known_keys(), None):
            try:
                decoded = jwt.decode(token, keys or await self._new_keys(), algorithms=ALGORITHMS)
            except (JoseError, ValueError, TypeError, KeyError) as error:
                if keys is None:
                    raise ProviderError("The token is not signed by the provider.") from error
                continue
            claims: dict[str, Any] = dict(decoded.claims)
            self._check(claims, is_logout)
            return claims
        raise ProviderError("The token is not signed by the provider.")

    def _check(self, claims: Mapping[str, Any], is_logout: bool) -> None:
        now_s, leeway_s, client_id = self._clock(), self.settings.leeway_s, self.settings.client_id
        audience = claims.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        if str(claims.get("iss", "")).rstrip("/") != self.settings.issuer.rstrip("/"):
            raise ProviderError("The token comes from another provider.")
        if client_id not in audiences or claims.get("azp", client_id) != client_id:
            raise ProviderError("The token is for another app.")
        if len(audiences) > 1 and "azp" not in claims and not is_logout:
            raise ProviderError("The token is for several apps.")
        if not is_logout and not isinstance(claims.get("sub"), str):
            raise ProviderError("The token names nobody.")
        if not is_logout and not _number(claims.get("exp")) > now_s - leeway_s:
            raise ProviderError("The token has expired. Check the clocks of both machines.")
        latest_s = max(_number(claims.get("iat")), _number(claims.get("nbf", 0)))
        if not latest_s < now_s + leeway_s:
            raise ProviderError("The token is from the future. Check the clocks of both machines.")
        if is_logout and _number(claims.get("iat")) < now_s - 600 - leeway_s:
            raise ProviderError("The logout token is too old.")

    async def _known_keys(self) -> Any:
        return self._keys if self._keys is not None else await self._new_keys()

    async def _new_keys(self) -> Any:
        """Ask for the provider's keys anew: it may have changed them."""
        from joserfc.jwk import KeySet

        async with self._lock:
            now_s = self._clock()
            if self._keys is None or abs(now_s - self._keys_asked_s) >= ASK_KEYS_EVERY_S:  # clocks are set back as well
                self._keys_asked_s = now_s
                found = await self._ask("GET", (await self.metadata())["jwks_uri"])
                self._keys = KeySet.import_key_set({"keys": found.get("keys", [])})
            return self._keys

    @staticmethod
    async def _ask(method: str, address: str, **further: Any) -> dict[str, Any]:
        import httpx

        try:
            async with httpx.AsyncClient(timeout=ANSWER_WITHIN_S, follow_redirects=False) as client:
                answer = await client.request(method, address, **further)
            content = answer.json() if answer.status_code == 200 else None
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderError(f"The provider cannot be reached ({type(error).__name__}).") from error
        if not isinstance(content, dict):
            raise ProviderError(f"The provider refused with status {answer.status_code}.")
        return content


def challenge_of(verifier: str) -> str:
    """Return what the provider is told of a verifier before it sees it."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProviderError("A time in the token is missing or no number.")
    return float(value)
