"""What the environment says where a program does not: the variables that programs of the compatible API are started with."""

from __future__ import annotations

import math
import os
import warnings
from collections.abc import Mapping
from typing import Any, get_args

from hiroba.engine.arguments import hints_of
from hiroba.errors import ArgumentError
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.login_button import LoginButton
from hiroba.server.access.openid import OpenIDConnect
from hiroba.sessions.profile import OAuthProfile, OAuthToken

__all__ = ["FIRST_PORT", "heartbeat_s", "provider_of", "with_environment"]

FIRST_PORT, PORTS = 7860, 100
HEARTBEAT_S = 15.0


def with_environment(options: Mapping[str, Any], environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the parameters of `launch`, and in place of what the program left out, what the environment says.

    Args:
        options: Parameters, as the program gave them.
        environment: Variables by name; those of the process if `None`.

    Returns:
        All of `options`, and `ports` (those that are tried where the program names none) and `storage` (the folder for files, or `None`).

    Raises:
        ArgumentError: A variable that should be a number is none.
    """
    variables = os.environ if environment is None else environment
    given = dict(options)

    def choose(name: str, found: Any, unset: Any = None) -> None:
        given[name] = options[name] if options.get(name) not in (None, unset) else found

    choose("server_name", variables.get("GRADIO_SERVER_NAME") or "127.0.0.1", unset="")
    choose("root_path", variables.get("GRADIO_ROOT_PATH", ""))
    choose("allowed_paths", _several(variables.get("GRADIO_ALLOWED_PATHS")))
    choose("blocked_paths", _several(variables.get("GRADIO_BLOCKED_PATHS")))
    choose("share", _is_true(variables.get("GRADIO_SHARE")))
    choose("mcp_server", _is_true(variables.get("GRADIO_MCP_SERVER")))
    choose("run_history", (variables.get("GRADIO_RUN_HISTORY") or "true").lower() not in ("false", "0"))
    choose("debug", variables.get("GRADIO_DEBUG") == "1", unset=False)
    first = _number(variables, "GRADIO_SERVER_PORT") or FIRST_PORT
    given["ports"] = range(first, first + (_number(variables, "GRADIO_NUM_PORTS") or PORTS))
    given["storage"] = variables.get("GRADIO_TEMP_DIR") or None
    return given


def provider_of(blocks: Blocks, environment: Mapping[str, str] | None = None) -> OpenIDConnect | None:
    """Return the identity provider that the environment names, for an app that has a LoginButton or a function that asks who somebody is.

    Raises:
        ArgumentError: What the environment says of the provider cannot work.
    """
    variables = os.environ if environment is None else environment
    issuer, client_id = variables.get("OPENID_PROVIDER_URL"), variables.get("OAUTH_CLIENT_ID")
    if not issuer or not client_id or not _asks_who(blocks):
        return None
    return OpenIDConnect(
        issuer=issuer,
        client_id=client_id,
        client_secret=variables.get("OAUTH_CLIENT_SECRET"),
        scopes=(variables.get("OAUTH_SCOPES") or "openid profile").split(),
        signs_out=False,
    )


def _asks_who(blocks: Blocks) -> bool:
    if any(isinstance(node, LoginButton) for node in blocks.nodes.values()):
        return True
    functions = [binding.function for binding in blocks.bindings.items if binding.function is not None]
    hints = [hint for function in functions for hint in hints_of(function).values()]
    return any(asked in (OAuthProfile, OAuthToken) for hint in hints for asked in (hint, *get_args(hint)))


def heartbeat_s(environment: Mapping[str, str] | None = None) -> float:
    """Return how often programs of the compatible API hear a sign of life: what `GRADIO_HEARTBEAT_INTERVAL` says, or 15 seconds.

    Args:
        environment: Variables by name; those of the process if `None`.
    """
    text = (os.environ if environment is None else environment).get("GRADIO_HEARTBEAT_INTERVAL", "")
    try:
        interval_s = float(text or HEARTBEAT_S)
    except ValueError:
        interval_s = 0.0
    if 0 < interval_s < math.inf:
        return interval_s
    warnings.warn(
        f"GRADIO_HEARTBEAT_INTERVAL must be a positive number of seconds, got {text!r}; it is 15.", stacklevel=2
    )
    return HEARTBEAT_S


def _number(variables: Mapping[str, str], name: str) -> int:
    text = variables.get(name, "")
    if text and not text.isdigit():
        raise ArgumentError(f"The environment variable {name} must be a number, got {text!r}.")
    return int(text or 0)


def _several(text: str | None) -> list[str] | None:
    return [path.strip() for path in text.split(",") if path.strip()] if text else None


def _is_true(text: str | None) -> bool:
    return (text or "").lower() in ("true", "1")
