"""The key of a session, and the id that is made of it.

Who has the key may show the session. The id, which functions see as `session_hash` and stores write down, is a digest of the key: knowing it opens nothing.
"""

from __future__ import annotations

import base64
import hashlib

from hiroba.wire.ids import SessionId, SessionKey, new_token

__all__ = ["id_of", "new_key"]


def new_key() -> SessionKey:
    """Return an unguessable key."""
    return SessionKey(new_token())


def id_of(key: SessionKey) -> SessionId:
    """Return the id of the session with this key."""
    digest = hashlib.blake2b(key.encode(), digest_size=16, person=b"session").digest()
    return SessionId(base64.urlsafe_b64encode(digest).rstrip(b"=").decode())
