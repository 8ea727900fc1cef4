"""Button: something to press."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.icon import icon_file, shown_icon
from hiroba.components.one_of import one_of_or
from hiroba.errors import ArgumentError

__all__ = ["Button", "ButtonOptions"]

VARIANTS = ("primary", "secondary", "stop", "huggingface")
SIZES = ("sm", "md", "lg")
TARGETS = ("_self", "_blank", "_parent", "_top")


class ButtonOptions(ComponentOptions, total=False):
    """What all kinds of buttons take by name.

    Attributes:
        variant: `"primary"` for the main action of a page, `"stop"` for one that ends something.
        size: Height: 28, 36 or 44 pixels.
        icon: Path or address of a picture before the text.
        link: Address that a click leads to; the button is a link then.
        link_target: Where the link opens.
    """

    variant: Literal["primary", "secondary", "stop", "huggingface"]
    size: Literal["sm", "md", "lg"]
    icon: str | Path | None
    link: str | None
    link_target: Literal["_self", "_blank", "_parent", "_top"]


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
    is_skipped_in_api = True

    def __init__(  # type: ignore[misc]  # two of the shared options have another default here
        self,
        value: str | Callable[..., Any] = "Run",
        *,
        variant: Literal["primary", "secondary", "stop", "huggingface"] = "secondary",
        size: Literal["sm", "md", "lg"] = "lg",
        icon: str | Path | None = None,
        link: str | None = None,
        link_target: Literal["_self", "_blank", "_parent", "_top"] = "_self",
        interactive: bool | None = True,
        min_width: int | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        variant, size = variant or "secondary", size or "lg"
        _check_word("link_target", link_target, TARGETS)
        self.variant = one_of_or("secondary", "variant", variant, VARIANTS)
        self.size = one_of_or("lg", "size", size, SIZES)
        self.icon = shown_icon(icon)
        self.link = link
        self.link_target = link_target
        super().__init__(
            value, interactive=interactive is None or bool(interactive), min_width=min_width or 0, **options
        )

    def props(self) -> dict[str, Any]:
        """Return the parameters, with the icon as a file."""
        return super().props() | {"icon": icon_file(self.icon)}

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


def _check_word(name: str, word: str, words: tuple[str, ...]) -> None:
    if word not in words:
        raise ArgumentError(f"`{name}` must be one of {', '.join(map(repr, words))}, got {word!r}.")
