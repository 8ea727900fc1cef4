"""Parameters of older releases of the compatible API: programs pass them still, and are told what to write in their place."""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Mapping
from typing import Any

__all__ = ["LOOK", "modern_event_options", "modern_launch_options", "take_older"]

LOOK = ("theme", "css", "css_paths", "js", "head", "head_paths")
"""What says how an app looks: it is given to `launch`, or where the app is made, as it was before."""

BUTTONS = {
    "show_copy_button": "copy",
    "show_copy_all_button": "copy_all",
    "show_download_button": "download",
    "show_export_button": "export",
    "show_fullscreen_button": "fullscreen",
    "show_reset_button": "reset",
    "show_share_button": "share",
}
"""What shows a single tool, and the tool's name in `buttons`."""

OWN_TOOLS = {
    "annotatedimage": ("fullscreen",),
    "audio": ("download",),
    "chatbot": ("copy", "copy_all", "share"),
    "code": ("copy", "download"),
    "dataframe": ("fullscreen", "copy"),
    "gallery": ("share", "download", "download_all", "fullscreen"),
    "image": ("download", "share", "fullscreen"),
    "imageeditor": ("download", "share", "fullscreen"),
    "imageslider": ("download", "fullscreen"),
    "json": ("copy",),
    "slider": ("reset",),
    "video": ("download",),
}
"""The tools of components that show them where `buttons` says nothing."""

WITHOUT_EFFECT = frozenset({"bubble_full_width", "likeable"})
INSTEAD = {
    "type": "messages alone: dictionaries with `role` and `content`",
    "source": "`sources`, a list",
    "tool": "the component `ImageEditor`",
    "every": "a `Timer`",
    "retry_btn": "nothing: a chat has that button by itself",
    "undo_btn": "nothing: a chat has that button by itself",
    "clear_btn": "nothing: a chat has that button by itself",
}
"""What stands in the place of what cannot be taken."""


def take_older(node: Any, given: Mapping[str, Any]) -> None:
    """Let a node follow parameters of older releases, with a warning that tells what to write.

    Raises:
        TypeError: One of them is none of these either.
    """
    for name, value in given.items():
        if name in BUTTONS and hasattr(node, "buttons"):
            _show_tool(node, BUTTONS[name], bool(value))
            _warn(node, name, f"`buttons={node.buttons!r}`" if node.buttons is not None else "nothing")
        elif name == "allow_flagging" and hasattr(node, "flagging_mode"):
            node.flagging_mode = {True: "manual", False: "never"}.get(value, value)
            _warn(node, name, f"`flagging_mode={node.flagging_mode!r}`")
        elif name in WITHOUT_EFFECT or (name == "type" and value == "messages"):
            _warn(node, name, "nothing")
        else:
            raise TypeError(_unknown(node, name))


def modern_event_options(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters of events under their present names.

    Raises:
        TypeError: One of them is no parameter of any release.
    """
    options: dict[str, Any] = {}
    for name, value in given.items():
        if name == "show_api":
            options |= {} if value else {"api_visibility": "undocumented"}
        elif name == "_js":
            options["js"] = value
        else:
            instead = f" Use {INSTEAD[name]}." if name in INSTEAD else ""
            raise TypeError(f"An event has no parameter `{name}`.{instead}")
    return options


def modern_launch_options(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters of `launch` under their present names."""
    options = dict(given)
    if options.pop("show_api", True) is False:
        options.setdefault("footer_links", ["gradio", "settings"])
    return options


def _show_tool(node: Any, tool: str, is_shown: bool) -> None:
    own = OWN_TOOLS.get(node.kind, ())
    tools = list(own if node.buttons is None else node.buttons)
    if is_shown is (tool in tools):
        return
    node.buttons = [*tools, tool] if is_shown else [name for name in tools if name != tool]


def _warn(node: Any, name: str, instead: str) -> None:
    message = f"`{type(node).__name__}({name}=...)` is of an older release. Write {instead} in its place."
    warnings.warn(message, FutureWarning, stacklevel=2)


def _unknown(node: Any, name: str) -> str:
    kind, known = type(node).__name__, [*type(node).__signature__.parameters]
    if hasattr(node, "appearance"):
        known = [*known, *LOOK]
    near = difflib.get_close_matches(name, known, 1)
    hint = f"Use {INSTEAD[name]}." if name in INSTEAD else f"Did you mean `{near[0]}`?" if near else ""
    everything = f"It has: {', '.join(known)}."
    return f"`{kind}` has no parameter `{name}`. {hint or everything}"
