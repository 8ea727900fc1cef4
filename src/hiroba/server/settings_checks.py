"""Checks of settings where the author gives them, so that a slip is not found by visitors, or by none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from hiroba.errors import ArgumentError
from hiroba.graph.i18n import I18n
from hiroba.server.access.openid import OpenIDConnect
from hiroba.server.footer import footer_links

__all__ = ["check_settings"]


def check_settings(settings: Any) -> None:
    """Look at the settings that can be wrong in ways which show late.

    Raises:
        ArgumentError: One of them cannot work.
    """
    for name, is_right, expected in CHECKS:
        value = getattr(settings, name)
        if value is not None and not is_right(value):
            # What was meant as a password is not for the log.
            got = "something else" if name == "auth" else repr(value)
            raise ArgumentError(f"`{CALLED.get(name, name)}` must be {expected}, got {got}.")
    if settings.auth is not None and settings.auth_dependency is not None:
        raise ArgumentError("`auth` and `auth_dependency` are two ways to sign in. Give one of them.")
    footer_links(settings.footer_links)


def _signs_in(auth: Any) -> bool:
    if callable(auth) or isinstance(auth, OpenIDConnect):
        return True
    pairs = auth if isinstance(auth, list) else [auth]
    return all(_is_pair(pair) for pair in pairs) or _is_pair(auth)


def _is_pair(value: Any) -> bool:
    return isinstance(value, (tuple, list)) and len(value) == 2 and all(isinstance(word, str) for word in value)


def _are_paths(paths: Any) -> bool:
    several = paths if isinstance(paths, Iterable) and not isinstance(paths, str) else [paths]
    return all(isinstance(path, (str, os.PathLike)) for path in several)


def _is_root(path: Any) -> bool:
    return isinstance(path, str) and (not path or path.startswith(("/", "http://", "https://")))


CALLED = {"session_capacity": "state_session_capacity"}
"""What authors call a setting, where that is another name."""

CHECKS: tuple[tuple[str, Callable[[Any], Any], str], ...] = (
    ("auth", _signs_in, "a pair of name and password, a list of pairs, or a function of both"),
    ("auth_dependency", callable, "a function of the request"),
    ("allowed_paths", _are_paths, "a path, or a list of paths"),
    ("blocked_paths", _are_paths, "a path, or a list of paths"),
    ("favicon_path", lambda path: isinstance(path, Path) and path.is_file(), "the path of a picture that is there"),
    ("i18n", lambda texts: isinstance(texts, I18n), "an `I18n`"),
    ("app_kwargs", lambda options: isinstance(options, Mapping), "a dictionary"),
    ("max_threads", lambda count: isinstance(count, int) and count > 0, "a whole number from 1 on"),
    ("session_capacity", lambda count: isinstance(count, int) and count > 0, "a whole number from 1 on"),
    ("root_path", _is_root, 'a path such as "/app", or an address'),
)
