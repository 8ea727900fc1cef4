"""Fingerprints of Python values, to see whether a value has changed although it is still the same object."""

from __future__ import annotations

import hashlib
import pickle
from typing import Any

__all__ = ["fingerprint"]


def fingerprint(value: Any) -> Any:
    """Return something that differs when `value` has become another one. Cost: linear in the size of the value.

    Values that cannot be pickled are compared by identity.
    """
    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return (type(value), value)
    try:
        return hashlib.blake2b(pickle.dumps(value), digest_size=16).digest()
    except Exception:  # any object may refuse in its own way; identity is what is left then
        return id(value)
