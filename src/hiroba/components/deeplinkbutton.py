"""DeepLinkButton: copies an address that opens the page as it is now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, Self, Unpack

from hiroba.components.builder import current_builder
from hiroba.components.button import Button
from hiroba.components.component import ComponentOptions
from hiroba.components.correspondent import Correspondent
from hiroba.components.server_function import server

__all__ = ["DeepLinkButton"]

ICON = "link"
"""The page's own sign for links."""


class DeepLinkButton(Button):
    """A button that copies an address of this page; whoever opens it finds the components filled as they are now.

    The server keeps the values, with their files, under a name that cannot be guessed, for seven days. What belongs to the visitor alone
    stays out: `State`, `BrowserState` and fields for passwords. What `@render` draws is drawn anew from the values that it depends on.

    Args:
        value: Text, or a function that returns it at each visit.
        copied_value: Text for a moment after the address was copied.
        variant: `"primary"` for the main action of a page.
        size: Height: 28, 36 or 44 pixels.
        icon: Path or address of a picture before the text; `"link"` is the page's own sign for links.
        link: Address that a click leads to, in place of all else.
        link_target: Where the link opens.
        **options: See `ComponentOptions`.
    """

    def __init__(  # type: ignore[misc]  # two of the shared options have another default here
        self,
        value: str = "Share via Link",
        copied_value: str = "Link Copied!",
        *,
        variant: Literal["primary", "secondary"] = "secondary",
        size: Literal["sm", "md", "lg"] = "lg",
        icon: str | Path | None = ICON,
        link: str | None = None,
        link_target: Literal["_self", "_blank", "_parent", "_top"] = "_self",
        interactive: bool = True,
        min_width: int | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.copied_value = copied_value
        self.has_own_icon = icon == ICON
        super().__init__(
            value,
            variant=variant,
            size=size,
            icon=None if icon == ICON else icon,
            link=link,
            link_target=link_target,
            interactive=interactive,
            min_width=min_width,
            **options,
        )

    def props(self) -> dict[str, Any]:
        """Return what a button shows, and whether the sign for links stands on it."""
        return super().props() | {"has_own_icon": self.has_own_icon}

    @server
    def share(self, session: Correspondent) -> str:
        """Keep the values of the page, and return the name under which they are kept."""
        return session.share()

    def render(self) -> Self:
        """Place the button where the program is now."""
        builder = current_builder.get()
        if builder is not None:
            builder.bindings.numbers.skip("", "lambda")  # The server function `share` does what two bindings would.
        return super().render()

    def activate(self) -> None:
        """Do nothing: the button copies wherever it stands. For compatibility."""

    def get_share_link(self, value: str = "Share via Link", copied_value: str = "Link Copied!") -> str:
        """Return a script that does what a press on the first such button of the page does, for the events of other components.

        Args:
            value: Not used; the button knows its text.
            copied_value: What the script returns.
        """
        press = 'document.querySelector("[data-deep-link]")?.dispatchEvent(new CustomEvent("hiroba:share"))'
        return f"() => {{ {press}; return {json.dumps(copied_value)}; }}"
