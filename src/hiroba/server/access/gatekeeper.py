"""`Gatekeeper`: knows who comes, and lets go of those whose rights have ended, with all that they have open."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.requests import HTTPConnection

from hiroba.errors import HirobaError
from hiroba.graph.caller import Caller
from hiroba.server.access.attempts import Attempts
from hiroba.server.access.connections import Connections
from hiroba.server.access.cookies import access_cookie
from hiroba.server.access.grants import Grants
from hiroba.server.access.keys import KeyFile, KeyRecord, Keys
from hiroba.server.access.passwords import ask, is_still_right, roles_of
from hiroba.server.settings import Settings
from hiroba.sessions.profile import OAuthProfile, OAuthToken

__all__ = ["Gatekeeper", "Turned"]

logger = logging.getLogger(__name__)

LOOK_EVERY_S = 1.0
"""How soon a key that was revoked, an account that was removed, or a sign-in that has expired lets go of what is open."""
ASK_EVERY_S = 10.0
"""How often the author's own functions, `roles` and `auth_dependency`, are asked again about those who are here."""


class Turned(HirobaError):
    """Somebody is turned away before anything else is looked at.

    Args:
        status: Status of the answer.
        detail: What to tell.
        wait_s: After how long it is worth trying again.
    """

    def __init__(self, status: int, detail: str, wait_s: float = 0.0) -> None:
        super().__init__(detail)
        self.status = status
        self.wait_s = wait_s


class Gatekeeper:
    """Who may enter an app.

    Args:
        settings: What its author says.
        end_sessions: Ends the sessions of a grant.
    """

    def __init__(self, settings: Settings, end_sessions: Callable[[str], None]) -> None:
        self.settings = settings
        self.attempts = Attempts()
        self.connections = Connections()
        self.grants = Grants(_file(settings.store, "grants.sqlite"))
        self.keys = Keys(settings.api_keys, KeyFile(settings.store) if settings.store is not None else None)
        self._end_sessions = end_sessions
        self._keys_in_use: dict[str, KeyRecord] = {}
        self._tokens: dict[str, OAuthToken] = {}
        self._watch: asyncio.Task[None] | None = None
        self.grants.on_end += [self.let_go, self._forget_token]

    def start(self) -> None:
        """Begin to look after those who are here."""
        self._watch = asyncio.get_running_loop().create_task(self._look_again())

    async def stop(self) -> None:
        """End that, and close what is kept."""
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        self.grants.close()
        self.keys.close()

    async def identify(self, scope: MutableMapping[str, Any]) -> Caller:
        """Return as whom a request comes.

        Raises:
            Turned: Its key is not known, or is used too often.
        """
        secret = _bearer(scope)
        if secret:
            return self._by_key(secret)
        if self.settings.auth_dependency is not None:
            return await self._by_dependency(scope)
        grant = self.grants.find(access_cookie(scope))
        return grant.caller if grant is not None else Caller()

    def keep_token(self, secret: str, tokens: Mapping[str, Any]) -> None:
        """Keep what an identity provider gave with a sign-in, in memory alone."""
        grant = self.grants.find(secret)
        if grant is not None and isinstance(tokens.get("access_token"), str):
            seconds = tokens.get("expires_in")
            ends_s = int(time.time()) + (seconds if isinstance(seconds, int) else 0)
            self._tokens[grant.id] = OAuthToken(tokens["access_token"], str(tokens.get("scope") or ""), ends_s)

    def introduce(self, caller: Caller, scope: MutableMapping[str, Any]) -> None:
        """Tell the app who comes."""
        scope["hiroba.caller"] = caller
        grant = self.grants.get(caller.grant or "")
        if grant is not None and grant.subject:
            scope["hiroba.profile"] = OAuthProfile(
                {"name": grant.name, "preferred_username": grant.name, **grant.claims}
            )
            scope["hiroba.token"] = self._tokens.get(grant.id)

    def _forget_token(self, grant: str) -> None:
        self._tokens.pop(grant, None)

    def let_go(self, grant: str, but: Any = None) -> None:
        """End all that is open by right of a grant: connections, sessions, what runs in them, and their files."""
        self.connections.cut(grant, but)
        self._end_sessions(grant)

    def _by_key(self, secret: str) -> Caller:
        record = self.keys.find(secret)
        if record is None:
            raise Turned(401, "This API key is not known, or has expired. Ask the author of the app for another one.")
        wait_s = self.keys.take(record)
        if wait_s > 0:
            raise Turned(429, "This API key is used too often. Wait a moment.", wait_s)
        self._keys_in_use[record.id] = record
        return record.caller

    async def _by_dependency(self, scope: MutableMapping[str, Any]) -> Caller:
        assert self.settings.auth_dependency is not None
        result = await ask(self.settings.auth_dependency, HTTPConnection(scope))
        if not result:
            return Caller()
        name = str(result)
        roles = await roles_of(self.settings.roles, name)
        return Caller() if roles is None else Caller(name, roles, grant=f"dependency:{name}")

    # Those who are here

    async def _look_again(self) -> None:
        asked_s = 0.0
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            self._end_what_has_expired()
            if loop.time() - asked_s >= ASK_EVERY_S:
                asked_s = loop.time()
                try:
                    await self._ask_again()
                except Exception:  # the author's function may fail in any way; those who are here stay until it answers
                    logger.exception("Who may stay could not be asked.")

    def _end_what_has_expired(self) -> None:
        for id, _ in self.connections:
            self.grants.is_busy(id)
        for grant in self.grants:
            if not (self.grants.lasts(grant) and (not grant.proof or is_still_right(self.settings.auth, grant.proof))):
                self.grants.end(grant.id)
        for key_id, record in list(self._keys_in_use.items()):
            if not self.keys.lasts(record):
                del self._keys_in_use[key_id]
                self.let_go(key_id)

    async def _ask_again(self) -> None:
        if self.settings.roles is not None:
            for grant in self.grants:
                given = await roles_of(self.settings.roles, grant.name)
                if given is None:
                    self.grants.end(grant.id)
                elif given | grant.claimed_roles != grant.roles:
                    grant.roles = given | grant.claimed_roles
                    self.let_go(grant.id)
        if self.settings.auth_dependency is not None:
            for grant_id, scope in self.connections:
                caller = await self._by_dependency(scope)
                if caller != scope.get("hiroba.caller"):
                    self.let_go(grant_id)


def _bearer(scope: MutableMapping[str, Any]) -> str:
    field = next((value for name, value in scope["headers"] if name == b"authorization"), b"").decode("latin-1")
    scheme, _, secret = field.partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _file(folder: Path | None, name: str) -> Path | None:
    return folder / name if folder is not None else None
