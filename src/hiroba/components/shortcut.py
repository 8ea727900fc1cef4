"""Shortcuts: keys that do what an event of a component does."""

from __future__ import annotations

from hiroba.errors import ArgumentError

__all__ = ["parse_shortcut", "rivals"]

MODIFIERS = ("mod", "ctrl", "meta", "alt", "shift")
OTHER_NAMES = {
    "control": "ctrl", "cmd": "meta", "command": "meta", "win": "meta", "option": "alt", "esc": "escape", "return": "enter",
    "del": "delete", "spacebar": "space", "up": "arrowup", "down": "arrowdown", "left": "arrowleft", "right": "arrowright",
    "plus": "+", "comma": ",", "minus": "-",
}  # fmt: skip
NAMED_KEYS = frozenset(
    [
        "enter",
        "escape",
        "space",
        "tab",
        "backspace",
        "delete",
        "home",
        "end",
        "pageup",
        "pagedown",
        "arrowup",
        "arrowdown",
        "arrowleft",
        "arrowright",
    ]
) | {f"f{number}" for number in range(1, 13)}
TAKEN = frozenset({"mod+w", "mod+t", "mod+n", "mod+shift+n", "mod+shift+t", "mod+shift+w", "tab", "shift+tab", "?"})
"""Browsers keep these to themselves, or the page needs them: Tab moves the focus, and `?` shows the shortcuts."""


def parse_shortcut(text: str) -> str:
    """Return `text` in the one way in which it is compared: modifiers in order, then the key, in small letters.

    `mod` is Ctrl, or Command on a Mac.

    Raises:
        ArgumentError: It names no key, several, or keys that a page does not get.
    """
    if not isinstance(text, str):
        raise ArgumentError(f'`shortcut` must be a text such as "mod+k", got {text!r}.')
    parts = [part.strip().lower() for part in text.replace("++", "+plus").split("+")]
    parts = [OTHER_NAMES.get(part, part) for part in parts]
    keys = [part for part in parts if part not in MODIFIERS]
    if len(keys) != 1 or not (len(keys[0]) == 1 or keys[0] in NAMED_KEYS):
        raise ArgumentError(
            f'`shortcut` must be modifiers (mod, ctrl, alt, shift, meta) and one key, such as "ctrl+enter" or "mod+k", got {text!r}.'
        )
    shortcut = "+".join([*(name for name in MODIFIERS if name in parts), keys[0]])
    if any(rival in TAKEN for rival in rivals(shortcut)):
        raise ArgumentError(f"`shortcut` cannot be {text!r}: browsers, or the page itself, use it. Choose another one.")
    return shortcut


def rivals(shortcut: str) -> set[str]:
    """Return all shortcuts that the same keys mean on some machine: `mod` is Ctrl on one and Command on another."""
    found = {shortcut}
    for name in ("ctrl", "meta"):
        found.add(shortcut.replace(f"{name}+", "mod+"))
        if "mod+" in shortcut:
            found.add(shortcut.replace("mod+", f"{name}+"))
    return found
