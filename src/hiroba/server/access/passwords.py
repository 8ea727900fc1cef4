"""Whether a name and a password are right, and what the app's author says of the name."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import inspect
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from hiroba.components.binding_options import checked_roles

__all__ = ["ask", "check_password", "is_still_right", "proof_of", "roles_of"]

_threads = ThreadPoolExecutor(8, thread_name_prefix="hiroba-sign-in")
"""An author's function may ask a slow directory; neither the loop nor those who upload wait for it."""


async def ask(function: Callable[..., Any], *args: Any) -> Any:
    """Call a function of the author's, on a thread if it is a plain one."""
    if inspect.iscoroutinefunction(function):
        return await function(*args)
    result = await asyncio.get_running_loop().run_in_executor(_threads, function, *args)
    return await result if inspect.isawaitable(result) else result


async def check_password(auth: Any, username: str, password: str) -> bool:
    """Tell whether a name and a password are right. The time that it takes tells nothing about names that are known.

    Args:
        auth: A pair, a list of pairs, or a function of both.
        username: The name that was given.
        password: The password that was given.
    """
    if callable(auth):
        return bool(await ask(auth, username, password))
    given = proof_of(username, password)
    return any([hmac.compare_digest(given, proof_of(name, word)) for name, word in _pairs(auth)])


def is_still_right(auth: Any, proof: str) -> bool:
    """Tell whether the pair with which somebody signed in is still among those of the author; a function cannot be asked again."""
    return (
        callable(auth)
        or not isinstance(auth, (tuple, list))
        or any(proof == proof_of(name, word) for name, word in _pairs(auth))
    )


def proof_of(username: str, password: str) -> str:
    """Return a digest of a pair, of the same length for all."""
    return hashlib.sha256(f"{len(username)}:{username}{password}".encode(errors="surrogatepass")).hexdigest()


async def roles_of(roles: Any, username: str) -> frozenset[str] | None:
    """Return the roles of a name, or `None` if its bearer may not enter any more.

    Args:
        roles: A function of the name, a dictionary by name, or `None`.
        username: The name.
    """
    if roles is None:
        return frozenset()
    if isinstance(roles, Mapping):
        return checked_roles(roles.get(username, ()))
    result = await ask(roles, username)
    return None if result is None else checked_roles(result)


def _pairs(auth: Any) -> Iterable[tuple[str, str]]:
    return [auth] if isinstance(auth, tuple) else list(auth or [])
