"""JSON: nested data as a tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, Unpack

import msgspec

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.plain import to_plain
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import ReturnError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["JSON"]


class JSON(Component):
    """Data made of dictionaries, lists, texts, numbers, booleans and `None`.

    Functions return such data, or a `str` that holds JSON; dates, dataclasses, NumPy and pandas values are written as what they
    hold. Functions get the data.

    Args:
        value: Data, JSON, or a function that returns it at each visit.
        open: Whether everything is unfolded; if not, the first three levels are.
        show_indices: Whether the elements of lists have their place before them.
        height: Pixels, or a CSS length; what is longer scrolls.
        max_height: Like `height`, for data that may be shorter.
        min_height: Like `height`, for the least that is taken.
        buttons: `"copy"` shows the button that copies the data, as `None` does; an empty list shows none. A `Button`
            stands beside it.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    tells_equal_values = True

    def __init__(
        self,
        value: str | dict[str, Any] | list[Any] | Callable[..., Any] | None = None,
        *,
        open: bool = False,
        show_indices: bool = False,
        height: int | str | None = None,
        max_height: int | str | None = 500,
        min_height: int | str | None = None,
        buttons: list[Literal["copy"] | Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.open = open
        self.show_indices = show_indices
        self.height = height
        self.max_height = max_height
        self.min_height = min_height
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def postprocess(self, value: Any) -> Any:
        """Return `value` as plain data.

        Raises:
            ReturnError: A text is not JSON.
        """
        if not isinstance(value, str):
            return to_plain(value)
        try:
            return msgspec.json.decode(str.__str__(value))
        except msgspec.DecodeError as error:
            raise ReturnError(
                f"A JSON component takes data, or a text that holds JSON; this text does not ({error}): {value[:200]!r}."
            ) from None

    def api_info(self) -> dict[str, Any]:
        """Return the schema of anything that JSON can say."""
        return {"type": {}, "description": "any valid json"}

    def example_payload(self) -> dict[str, str]:
        """Return a small dictionary."""
        return {"foo": "bar"}

    def example_value(self) -> dict[str, str]:
        """Return a small dictionary."""
        return {"foo": "bar"}
