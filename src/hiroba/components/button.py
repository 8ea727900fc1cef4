"""Button: something to press."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.errors import ArgumentError

__all__ = ["Button"]

VARIANTS = ("primary", "secondary", "stop", "huggingface")
SIZES = ("sm", "md", "lg")


class Button(Component):
    """A button. Its value is the text on it.

    Args:
        value: Text, or a function that returns it at each visit.
        variant: `"primary"` for the main action of a page, `"stop"` for one that ends something.
        size: Height: 28, 36 or 44 pixels.
        icon: Path or address of a picture before the text.
        link: Address that a click leads to; the button is a link then.
        link_target: Where the link opens.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    click = events.CLICK

    def __init__(  # type: ignore[misc]  # two of the shared options have another default here
        self,
        value: str | Callable[..., Any] = "Run",
        *,
        variant: Literal["primary", "secondary", "stop", "huggingface"] = "secondary",
        size: Literal["sm", "md", "lg"] = "lg",
        icon: str | Path | None = None,
        link: str | None = None,
        link_target: Literal["_self", "_blank", "_parent", "_top"] = "_self",
        interactive: bool = True,
        min_width: int | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        if variant not in VARIANTS:
            raise ArgumentError(f"`variant` must be one of {', '.join(map(repr, VARIANTS))}, got {variant!r}.")
        if size not in SIZES:
            raise ArgumentError(f"`size` must be one of {', '.join(map(repr, SIZES))}, got {size!r}.")
        self.variant = variant
        self.size = size
        self.icon = icon
        self.link = link
        self.link_target = link_target
        super().__init__(value, interactive=interactive, min_width=min_width or 0, **options)

    def postprocess(self, value: Any) -> str | None:
        """Return the text of the button."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a text."""
        return "Run"

    def example_value(self) -> str:
        """Return a text."""
        return "Run"
