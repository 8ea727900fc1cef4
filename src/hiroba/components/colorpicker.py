"""ColorPicker: a colour."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.errors import PayloadError

__all__ = ["ColorPicker"]

FUNCTIONS = "rgba?|hsla?|hsva?|hwb|(?:ok)?lab|(?:ok)?lch|color|color-mix|device-cmyk"
PATTERN = rf"^(?:#[0-9a-fA-F]{{3,8}}|[a-zA-Z]{{1,32}}|(?:{FUNCTIONS})\([0-9a-zA-Z.,%/+ -]{{1,100}}\))?$"
COLOR = re.compile(PATTERN, re.IGNORECASE)
"""What may name a colour: nothing that ends a declaration of CSS, or fetches anything, where an author puts it into a style."""


class ColorPicker(Component):
    """A swatch that opens a palette, and a box to type a colour. Functions get and return `str` such as `"#1a57ad"`, or `None`.

    Args:
        value: Initial colour, or a function that returns it at each visit.
        info: A line of help below the field.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    release = events.RELEASE
    submit = events.SUBMIT
    focus = events.FOCUS
    blur = events.BLUR

    def __init__(
        self,
        value: str | Callable[..., Any] | None = None,
        *,
        info: str | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.info = info
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> str | None:
        """Return the colour, or `None` where none is chosen.

        Raises:
            PayloadError: It is not the name of a colour, in any way of CSS.
        """
        if payload is None:
            return None
        color = str(payload).strip()
        if not COLOR.fullmatch(color):
            raise PayloadError(f'A colour such as "#1a57ad" was expected, got {color[:100]!r}.')
        return color

    def postprocess(self, value: Any) -> str | None:
        """Return `value` as text."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def api_limits(self) -> dict[str, Any]:
        """Return what a name of a colour looks like."""
        return {"pattern": PATTERN}

    def example_payload(self) -> str:
        """Return black."""
        return "#000000"

    def example_value(self) -> str:
        """Return black."""
        return "#000000"
