"""DuplicateButton: opens the form with which visitors make their own copy of an app on Hugging Face Spaces."""

from __future__ import annotations

import os
import re
from typing import Any, Literal, Unpack

from hiroba.components.builder import current_container
from hiroba.components.button import Button, ButtonOptions

__all__ = ["DuplicateButton"]

SPACE = re.compile(r"[\w.-]+/[\w.-]+")


class DuplicateButton(Button):
    """A button that offers a copy of this app to the visitor.

    It works where the app is a Space of Hugging Face, which says so by the environment variable `SPACE_ID`: a click opens the form for
    a copy in a new tab. Elsewhere there is nothing that could make a copy, and the button does only what you attach to `click`, or leads
    to `link`, such as the address of the app's source.

    Args:
        value: Text, or a function that returns it at each visit.
        variant: See `ButtonOptions`.
        size: See `ButtonOptions`.
        **options: See `ButtonOptions`.
    """

    kind = "button"

    def __init__(  # type: ignore[misc]  # three of the shared options have another default here
        self,
        value: str = "Duplicate Space",
        *,
        variant: Literal["primary", "secondary", "stop", "huggingface"] = "huggingface",
        size: Literal["sm", "md", "lg"] = "sm",
        scale: int | None = 0,
        _activate: bool = True,
        **options: Unpack[ButtonOptions],
    ) -> None:
        self._activate = _activate
        super().__init__(value, variant=variant, size=size, scale=scale, **options)
        # Copies of this button, made for updates, are not bound once more.
        self.given["_activate"] = False
        if _activate and current_container.get() is not None:
            self.activate()

    def props(self) -> dict[str, Any]:
        """Return what a button shows."""
        return {name: value for name, value in super().props().items() if name != "_activate"}

    def activate(self) -> None:
        """Let clicks open the form, if this app is a Space."""
        space = os.environ.get("SPACE_ID", "")
        if SPACE.fullmatch(space):
            address = f"https://huggingface.co/spaces/{space}?duplicate=true"
            self.click(None, js=f"() => {{ window.open('{address}', '_blank', 'noopener') }}", api_visibility="private")
