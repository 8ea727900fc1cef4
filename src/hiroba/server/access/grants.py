"""`Grants`: who has signed in, until when, and what has to be told when that ends."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from hiroba.graph.caller import Caller
from hiroba.sessions.database import Database
from hiroba.wire.ids import new_token

__all__ = ["Grant", "Grants"]

IDLE_S = 24 * 3600.0
LONGEST_S = 14 * 24 * 3600.0
WRITE_EVERY_S = 60.0
MAX_GRANTS = 100_000


class Grant(msgspec.Struct):
    """One sign-in.

    Attributes:
        id: Its name, a digest of the secret that the browser has.
        name: Who has signed in.
        roles: What they may do.
        proof: A digest of the pair with which they came; empty where there was none.
        subject: Who they are to an identity provider.
        provider_session: The sign-in at that provider.
        claims: What the provider says of them.
        id_token: The provider's word for it, which it wants back at the end.
        claimed_roles: What the provider says that they may do.
        begun_s: When they signed in, in seconds since 1970.
        seen_s: When they were last here.
        ends_s: When it ends in any case.
    """

    id: str
    name: str
    roles: frozenset[str] = frozenset()
    proof: str = ""
    subject: str = ""
    provider_session: str = ""
    claims: dict[str, Any] = {}
    id_token: str = ""
    claimed_roles: frozenset[str] = frozenset()
    begun_s: float = 0.0
    seen_s: float = 0.0
    ends_s: float = 0.0

    @property
    def caller(self) -> Caller:
        """Its bearer."""
        return Caller(self.name, self.roles, grant=self.id)


class Grants:
    """All sign-ins.

    Args:
        path: The file in which they survive a restart; `None` keeps them in memory. It holds no secret that opens the app.
        clock: Tells the seconds since 1970.

    Attributes:
        on_end: What to call with the id of one that has ended.
    """

    def __init__(self, path: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._grants: dict[str, Grant] = {}
        self._written_s: dict[str, float] = {}
        self.on_end: list[Callable[[str], None]] = []
        self._database = Database(path) if path is not None else None
        if self._database is not None:
            self._database.run("CREATE TABLE IF NOT EXISTS grants (id TEXT PRIMARY KEY, record BLOB NOT NULL)")
            for (record,) in self._database.run("SELECT record FROM grants"):
                grant = msgspec.msgpack.decode(record, type=Grant)
                self._grants[grant.id] = grant

    def __iter__(self) -> Iterator[Grant]:
        return iter(list(self._grants.values()))

    def begin(self, name: str, roles: frozenset[str] = frozenset(), **further: Any) -> str:
        """Let somebody in, and return the secret that the browser must bring."""
        secret, now_s = new_token() + new_token(), self._clock()
        grant = Grant(_digest(secret), name, roles, begun_s=now_s, seen_s=now_s, ends_s=now_s + LONGEST_S, **further)
        if len(self._grants) >= MAX_GRANTS:
            self.end(min(self._grants.values(), key=lambda other: other.seen_s).id)
        self._grants[grant.id] = grant
        self._write(grant)
        return secret

    def find(self, secret: str) -> Grant | None:
        """Return the sign-in that a secret opens, if it has not ended."""
        grant = self._grants.get(_digest(secret)) if secret else None
        if grant is None or not self.lasts(grant):
            return None
        now_s = self._clock()
        grant.seen_s = now_s
        if now_s - self._written_s.get(grant.id, grant.begun_s) > WRITE_EVERY_S:
            self._write(grant)
        return grant

    def get(self, id: str) -> Grant | None:
        """Return a sign-in by its id, or `None`."""
        return self._grants.get(id)

    def lasts(self, grant: Grant) -> bool:
        """Tell whether one has neither expired nor been silent for too long."""
        now_s = self._clock()
        return now_s < grant.ends_s and now_s < grant.seen_s + IDLE_S

    def is_busy(self, id: str) -> None:
        """Take note that its bearer has a connection open."""
        if id in self._grants:
            self._grants[id].seen_s = self._clock()

    def end(self, id: str) -> None:
        """End a sign-in; whoever goes by it is let go at once."""
        if self._grants.pop(id, None) is None:
            return
        self._written_s.pop(id, None)
        if self._database is not None:
            self._database.run("DELETE FROM grants WHERE id = ?", id)
        for call in self.on_end:
            call(id)

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()

    def _write(self, grant: Grant) -> None:
        self._written_s[grant.id] = grant.seen_s
        if self._database is not None:
            self._database.run("INSERT OR REPLACE INTO grants VALUES (?, ?)", grant.id, msgspec.msgpack.encode(grant))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()[:32]
