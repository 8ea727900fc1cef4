"""Modal: a dialog over the page."""

from __future__ import annotations

from typing import Any, Unpack

from hiroba.components import events
from hiroba.components.node import Container, NodeOptions, Visibility
from hiroba.layout.length import Length, check_length

__all__ = ["Modal"]


class Modal(Container):
    """A dialog that lies over the page and keeps the focus until it is closed; on a phone, a sheet from the bottom.

    Functions open and close it by returning `Modal(visible=True)` or `Modal(visible=False)`. `open` and `close` run whoever opened
    or closed it, `blur` only where the visitor closed it.

    Args:
        title: Its heading, and its name for screen readers.
        visible: Whether it is open.
        dismissible: Whether the visitor can close it: with Escape, a press beside it, or its button.
        width: Its width on a large screen.
        allow_user_close: Another name of `dismissible`; given, it wins.
        **options: See `NodeOptions`. `elem_id` and `elem_classes` are those of the dialog.
    """

    open = events.OPEN
    close = events.CLOSE
    blur = events.BLUR

    def __init__(  # type: ignore[misc]  # `visible` is one of the options, and closed by default here
        self,
        title: str | None = None,
        *,
        visible: Visibility = False,
        dismissible: bool = True,
        width: Length = 560,
        allow_user_close: bool | None = None,
        **options: Unpack[NodeOptions],
    ) -> None:
        self.title = title
        self.dismissible = dismissible if allow_user_close is None else allow_user_close
        self.width = check_length("width", width)
        self.allow_user_close = allow_user_close
        super().__init__(visible=visible, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters; both names of `dismissible` as one."""
        return {name: value for name, value in super().props().items() if name != "allow_user_close"}
