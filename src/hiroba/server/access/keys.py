"""API keys: made by the author, stored as digests, each for all endpoints or a few, until a day or for ever."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from hiroba.components.binding_options import checked_roles
from hiroba.errors import ArgumentError
from hiroba.graph.caller import Caller
from hiroba.sessions.database import Database

__all__ = ["ApiKey", "KeyFile", "KeyRecord", "Keys", "new_key_secret"]

PREFIX = "hiroba_"
SHORTEST = 16
PER_MINUTE = 600
FILE_NAME = "keys.sqlite"


@dataclass(frozen=True, kw_only=True)
class ApiKey:
    """A key that a program gives as its author wrote it; `launch(api_keys={"ci": ApiKey(secret=...)})`.

    Attributes:
        secret: What programs send as `Authorization: Bearer SECRET`. Take it from the environment, not from the source.
        endpoints: The names of the endpoints that it opens; `None` opens all that a key may open.
        roles: Roles of its bearer.
        expires_s: When it ends, in seconds since 1970; `None` for never.
        per_minute: How many requests a minute it may make.
    """

    secret: str = field(repr=False)
    endpoints: Sequence[str] | None = None
    roles: Sequence[str] = ()
    expires_s: float | None = None
    per_minute: int = PER_MINUTE

    def __post_init__(self) -> None:
        if not isinstance(self.secret, str) or len(self.secret) < SHORTEST:
            raise ArgumentError(
                f"The secret of an API key must have at least {SHORTEST} characters. Make one with `hiroba key create`."
            )
        if self.per_minute < 1:
            raise ArgumentError(f"`per_minute` must be at least 1, got {self.per_minute!r}.")


class KeyRecord(msgspec.Struct, frozen=True):
    """What is kept of a key: enough to know it, not enough to use it."""

    name: str
    digest: str
    endpoints: frozenset[str] | None = None
    roles: frozenset[str] = frozenset()
    made_s: float = 0.0
    expires_s: float | None = None
    per_minute: int = PER_MINUTE

    @property
    def id(self) -> str:
        """What a request that was let in by it goes by."""
        return f"key:{self.digest[:32]}"

    @property
    def caller(self) -> Caller:
        """Its bearer."""
        return Caller(f"key:{self.name}", self.roles, grant=self.id, key=True, scopes=self.endpoints)


class KeyFile:
    """The keys that `hiroba key` makes, in the folder of the app's store. Several processes may use it at once.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / FILE_NAME)
        self._database.run(
            "CREATE TABLE IF NOT EXISTS keys (name TEXT PRIMARY KEY, digest TEXT UNIQUE NOT NULL, record BLOB NOT NULL)"
        )

    def add(self, record: KeyRecord) -> None:
        """Keep a key.

        Raises:
            ArgumentError: There is one of this name.
        """
        if self._database.run("SELECT 1 FROM keys WHERE name = ?", record.name):
            raise ArgumentError(f"There is a key named {record.name!r}. Choose another name, or revoke that one first.")
        self._database.run(
            "INSERT INTO keys VALUES (?, ?, ?)", record.name, record.digest, msgspec.msgpack.encode(record)
        )

    def remove(self, name: str) -> bool:
        """Forget a key; tell whether there was one."""
        return bool(self._database.run("DELETE FROM keys WHERE name = ? RETURNING 1", name))

    def find(self, digest: str) -> KeyRecord | None:
        """Return the key with a digest, or `None`."""
        rows = self._database.run("SELECT record FROM keys WHERE digest = ?", digest)
        return msgspec.msgpack.decode(rows[0][0], type=KeyRecord) if rows else None

    def records(self) -> list[KeyRecord]:
        """Return all keys, by name."""
        rows = self._database.run("SELECT record FROM keys ORDER BY name")
        return [msgspec.msgpack.decode(record, type=KeyRecord) for (record,) in rows]

    def close(self) -> None:
        """Close the file."""
        self._database.close()


class Keys:
    """The keys of an app at work.

    Args:
        given: Those that its author wrote: secrets or `ApiKey`s by name.
        file: Those that were made by command.
        clock: Tells the seconds since 1970.

    Raises:
        ArgumentError: A key is too short, or no text.
    """

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        file: KeyFile | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._clock = clock
        self._file = file
        self._given = (
            {record.digest: record for record in map(_record_of, *zip(*(given or {}).items(), strict=True))}
            if given
            else {}
        )
        self._used: dict[str, tuple[float, float]] = {}

    def find(self, secret: str) -> KeyRecord | None:
        """Return the key with a secret, if there is one that has not expired."""
        return self._lasting(digest_of(secret))

    def lasts(self, record: KeyRecord) -> bool:
        """Tell whether a key is still there, as it was."""
        return self._lasting(record.digest) == record

    def take(self, record: KeyRecord) -> float:
        """Count a request. Returns the seconds to wait if there were too many; 0 if it may go on."""
        now_s = self._clock()
        left, then_s = self._used.get(record.id, (float(record.per_minute), now_s))
        left = min(float(record.per_minute), left + max(0.0, now_s - then_s) * record.per_minute / 60)
        if left < 1:
            return (1 - left) * 60 / record.per_minute
        self._used[record.id] = (left - 1, now_s)
        return 0.0

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _lasting(self, digest: str) -> KeyRecord | None:
        record = self._given.get(digest) or (self._file.find(digest) if self._file is not None else None)
        if record is None or (record.expires_s is not None and record.expires_s <= self._clock()):
            return None
        return record


def new_key_secret() -> str:
    """Return a new secret, which tells what it is wherever it leaks."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret. It has 256 random bits, so that nobody guesses it from its digest."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _record_of(name: str, key: Any) -> KeyRecord:
    key = ApiKey(secret=key) if isinstance(key, str) else key
    if not isinstance(key, ApiKey):
        raise ArgumentError(f"`api_keys` takes secrets or `ApiKey`s by name, got {type(key).__name__} for {name!r}.")
    endpoints = None if key.endpoints is None else frozenset(e.lstrip("/") for e in key.endpoints)
    return KeyRecord(
        name, digest_of(key.secret), endpoints, checked_roles(key.roles), 0.0, key.expires_s, key.per_minute
    )
