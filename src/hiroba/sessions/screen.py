"""`Screen`: one page that shows a session."""

from __future__ import annotations

from dataclasses import dataclass, field

from hiroba.wire.ids import ScreenId

__all__ = ["Screen"]


@dataclass
class Screen:
    """One page that shows a session.

    Attributes:
        id: Chosen by the page.
        page: Route of the app's page that it shows.
        seq: The last of its commands that was taken; earlier ones are repetitions.
        is_connected: Whether a transport is attached right now.
        has_left: Whether the page said that it is closed.
        connections: How many transports have been attached so far; the newest one counts.
    """

    id: ScreenId
    page: str = ""
    seq: int = 0
    is_connected: bool = False
    has_left: bool = False
    connections: int = field(default=0)
