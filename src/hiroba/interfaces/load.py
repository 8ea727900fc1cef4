"""`load`: an app of another server as a part of this one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hiroba.errors import ArgumentError
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.far_call import FarApp

__all__ = ["load"]

SPACES = "https://{owner}-{name}.hf.space"


def load(
    name: str,
    src: Callable[..., Blocks] | str | None = None,
    token: str | None = None,
    accept_token: Any = False,
    provider: str | None = None,
    **kwargs: Any,
) -> Blocks:
    """Return an app that shows what another server shows, and runs its functions there.

    Components, layout and events come from the other server; its CSS, scripts and theme do not. Files go there and back through this
    server, so that visitors need no way to the other one.

    Args:
        name: Address of the other app, such as `"http://localhost:7861"`; `"spaces/owner/name"`; or what `src` takes.
        src: A function of `name` and `token` that returns an app; or `"spaces"`.
        token: Sent to the other server with each request.
        accept_token: Must be false: visitors' own tokens are not passed on.
        provider: Must be `None`: models are not called here.
        **kwargs: Further arguments of `src`.

    Raises:
        ArgumentError: `name` or `src` cannot be understood, or names a model.
        LaunchError: The other server cannot be reached.
    """
    if callable(src):
        made: Blocks = src(name, token, **kwargs)
        return made
    if name.startswith(("http://", "https://")):
        return _loaded(name, token)
    kind, _, rest = name.partition("/") if src is None else (src, "", name)
    if kind == "models" or accept_token or provider:
        raise ArgumentError(
            f"`load` does not call models of a hub, got {name!r}. Give a function as `src` that returns an app which calls the model."
        )
    if kind != "spaces" or rest.count("/") != 1:
        raise ArgumentError(
            f'`name` must be the address of an app, such as "http://localhost:7861", or "spaces/owner/name", got {name!r}.'
        )
    owner, _, title = rest.lower().partition("/")
    address = SPACES.format(owner=owner, name=re.sub(r"[^a-z0-9]+", "-", title))
    return _loaded(address, token)


def _loaded(url: str, token: str | None) -> Blocks:
    return FarApp(url, token).app()
