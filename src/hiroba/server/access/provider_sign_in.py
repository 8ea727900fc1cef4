"""Signing in with an identity provider: the way there, the way back, and out again."""

from __future__ import annotations

import hmac
import html
import logging
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from hiroba.errors import PayloadTooLargeError
from hiroba.graph.caller import Caller
from hiroba.server.access.cookies import access_cookie, give_access, is_secure
from hiroba.server.access.gatekeeper import Gatekeeper
from hiroba.server.access.grants import LONGEST_S, Grant
from hiroba.server.access.openid import OpenIDConnect
from hiroba.server.access.passwords import ask, roles_of
from hiroba.server.access.provider import Provider, ProviderError, challenge_of
from hiroba.server.access.sign_in import HEADERS, safe_target
from hiroba.server.body import read_body
from hiroba.server.gradio.addresses import root_of
from hiroba.server.language import language_of, tags_of
from hiroba.server.pages.frame import frame
from hiroba.server.texts import say

__all__ = ["ProviderSignIn"]

logger = logging.getLogger(__name__)

COOKIE = "hiroba-sign-in-"
MAX_LOGOUT_BYTES = 128 * 1024
WITHIN_S = 600
"""How long the provider may take with somebody."""
FAILED = "Signing in did not work. Try again."


class ProviderSignIn:
    """Takes people to the provider and back.

    What has to be remembered between the two stands in a signed cookie of this one attempt, so that any worker can take it up.

    Args:
        keeper: Lets in who is right.
        title: Title of the app.
        settings: Which provider.
    """

    def __init__(self, keeper: Gatekeeper, title: str, settings: OpenIDConnect) -> None:
        self._keeper = keeper
        self._title = title
        self._settings = settings
        self._provider = Provider(settings)
        key = settings.client_secret or secrets.token_urlsafe(32)
        self._signer = URLSafeTimedSerializer(f"{key} {settings.client_id}", salt="hiroba sign-in")

    async def begin(self, request: Request, caller: Caller) -> Response:
        """Lead somebody to the provider."""
        target = safe_target(request.query_params.get("next"))
        if caller.name is not None:
            return RedirectResponse(target, 303, HEADERS)
        try:
            endpoint = (await self._provider.metadata())["authorization_endpoint"]
        except (ProviderError, KeyError) as error:
            logger.warning("Nobody can sign in: %s", error)
            return self._page(
                request, 502, "The provider with which you sign in cannot be reached. Try again in a moment."
            )
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        query = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": self._redirect_url(request),
            "scope": " ".join(self._settings.scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
        }
        if self._settings.prompt or request.query_params.get("again"):
            query["prompt"] = self._settings.prompt or "login"
        response = RedirectResponse(f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}", 303, HEADERS)
        kept = self._signer.dumps({"state": state, "nonce": nonce, "verifier": verifier, "next": target})
        response.set_cookie(COOKIE + state[:8], str(kept), WITHIN_S, **self._place(request))
        return response

    def offer(self, scope: Mapping[str, Any], path: str, status: int) -> Response:
        """Show the page of those who have not signed in."""
        language = self._language(scope)
        up = "../" * (path.count("/") - 1)
        query = f"?{urlencode({'next': path.lstrip('/')})}" if path != "/" else ""
        message = self._keeper.settings.auth_message
        label = self._settings.label
        offered = say(language, "Sign in with {provider}", provider=label) if label else say(language, "Sign in")
        content = (
            f"<h1>{html.escape(self._title)}</h1>\n{f'<p>{message}</p>' if message else ''}"
            f'<a class="button block" href="{up}login{html.escape(query)}">{html.escape(offered)}</a>'
        )
        return HTMLResponse(self._framed(language, content), status, HEADERS)

    async def take(self, request: Request) -> Response:
        """Nobody sends a password here."""
        return JSONResponse({"detail": "This app is entered with a browser, or with an API key."}, 400, HEADERS)

    async def come_back(self, request: Request) -> Response:
        """Let in somebody whom the provider has sent back."""
        query = request.query_params
        name = COOKIE + query.get("state", "")[:8]
        response = await self._answer(request, query, request.cookies.get(name, ""))
        if name in request.cookies:
            response.delete_cookie(name, **self._place(request))
        return response

    async def signed_out(self, request: Request) -> Response:
        """Let go of whom the provider has signed out (back-channel logout)."""
        try:
            body = await read_body(request, MAX_LOGOUT_BYTES, "invalid_request")
        except PayloadTooLargeError as error:
            return JSONResponse({"error": str(error)}, 413)
        from urllib.parse import parse_qs

        token = parse_qs(body.decode(errors="replace")).get("logout_token", [""])[0]
        try:
            claims = await self._provider.logout_claims(token)
        except ProviderError as error:
            return JSONResponse({"error": "invalid_request", "error_description": str(error)}, 400, HEADERS)
        for grant in self._keeper.grants:
            is_session = not claims.get("sid") or grant.provider_session == claims["sid"]
            is_person = not claims.get("sub") or grant.subject == claims["sub"]
            if grant.subject and is_session and is_person:
                self._keeper.grants.end(grant.id)
        return Response(status_code=200, headers=HEADERS)

    async def farewell(self, request: Request, grant: Grant | None) -> str:
        """Return where a visitor goes who has signed out: to the provider, to sign out there too."""
        if grant is None or not grant.id_token or not self._settings.signs_out:
            return "./"
        try:
            endpoint = (await self._provider.metadata()).get("end_session_endpoint")
        except ProviderError:
            return "./"
        home = self._redirect_url(request).removesuffix("login/callback")
        query = {
            "id_token_hint": grant.id_token,
            "post_logout_redirect_uri": home,
            "client_id": self._settings.client_id,
        }
        return f"{endpoint}?{urlencode(query)}" if endpoint else "./"

    async def _answer(self, request: Request, query: Any, cookie: str) -> Response:
        if "error" in query and "code" not in query:
            # Some providers leave out the state here; nothing is opened, so nothing can be mixed up.
            return self._page(request, 403, "The provider did not let you in.")
        try:
            kept = self._signer.loads(cookie, max_age=WITHIN_S)
        except BadSignature:
            return self._page(request, 400, "This sign-in was begun in another browser, or too long ago.")
        if not hmac.compare_digest(str(kept["state"]), query.get("state", "")):
            return self._page(request, 400, FAILED)
        if query.get("iss", self._settings.issuer).rstrip("/") != self._settings.issuer.rstrip("/"):
            return self._page(request, 400, FAILED)
        if "code" not in query:
            return self._page(request, 403, "The provider did not let you in.")
        try:
            tokens = await self._provider.exchange(query["code"], kept["verifier"], self._redirect_url(request))
            claims = await self._provider.claims(tokens, kept["nonce"])
        except ProviderError as error:
            logger.warning("Somebody could not sign in: %s", error)
            return self._page(request, 400, FAILED)
        name = self._settings.name_of(claims)
        is_allowed = await ask(self._settings.lets_in, claims)
        roles = await roles_of(self._keeper.settings.roles, name) if is_allowed else None
        if roles is None:
            return self._page(request, 403, "You are {name}, who may not use this app.", name=name)
        return self._let_in(request, tokens, claims, roles, kept["next"])

    def _let_in(
        self, request: Request, tokens: Any, claims: dict[str, Any], given: frozenset[str], target: str
    ) -> Response:
        grants = self._keeper.grants
        before = grants.find(access_cookie(request.scope))
        if before is not None:
            grants.end(before.id)
        claimed = self._settings.roles_of(claims)
        secret = grants.begin(
            self._settings.name_of(claims),
            claimed | given,
            claimed_roles=claimed,
            subject=claims["sub"],
            provider_session=str(claims.get("sid") or ""),
            claims={name: value for name, value in claims.items() if name not in PROFILE or isinstance(value, str)},
            id_token=tokens["id_token"],
        )
        self._keeper.keep_token(secret, tokens)
        # From `/login/callback` to the app.
        response = RedirectResponse(f"../{target.removeprefix('./')}", 303, HEADERS)
        give_access(request.scope, response, secret, LONGEST_S)
        return response

    def _page(self, request: Request, status: int, text: str, **values: str) -> Response:
        language = self._language(request.scope)
        again = html.escape(say(language, "Sign in again"))
        content = (
            f'<h1>{html.escape(self._title)}</h1><p class="error" role="alert">{html.escape(say(language, text, **values))}</p>'
            f'<p></p><a class="button" href="?again=1" id="again">{again}</a>'
            "<script>document.getElementById('again').href = location.pathname.endsWith('/callback') ? '../login?again=1' : 'login?again=1'</script>"
        )
        return HTMLResponse(self._framed(language, content), status, HEADERS)

    def _framed(self, language: str, content: str) -> str:
        return frame(f"{say(language, 'Sign in')} · {self._title}", content, language=language)

    def _language(self, scope: Mapping[str, Any]) -> str:
        return language_of(scope, tags_of(self._keeper.settings.i18n))

    def _redirect_url(self, request: Request) -> str:
        if self._settings.redirect_url:
            return self._settings.redirect_url
        return f"{root_of(request, self._keeper.settings)}/login/callback"

    @staticmethod
    def _place(request: Request) -> dict[str, Any]:
        path = (request.scope.get("root_path") or "") + "/login"
        return {"httponly": True, "samesite": "lax", "secure": is_secure(request.scope), "path": path}


PROFILE = ("name", "preferred_username", "profile", "picture", "email")
"""Claims that functions read as texts."""
