"""`Order`: a wish to run a binding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hiroba.components.node import Node
from hiroba.graph.binding import Binding
from hiroba.sessions.visit import Visit
from hiroba.wire.ids import JobId, ScreenId

__all__ = ["Order"]


@dataclass(frozen=True)
class Order:
    """A wish to run a binding.

    Attributes:
        binding: What to run.
        visit: The request of who wishes it.
        payloads: Values in place of the session's, as on the wire.
        trigger: Where the event happened.
        data: What the event tells.
        screen: The page that wishes it, if one does.
        after: The job whose end led here.
        has_script_run: Whether the binding's script has run in the browser already.
    """

    binding: Binding
    visit: Visit
    payloads: Sequence[Any] | None = None
    trigger: Node | None = None
    data: Any = None
    screen: ScreenId | None = None
    after: JobId | None = None
    has_script_run: bool = True

    def going_on(self, binding: Binding, after: JobId | None) -> Order:
        """Return the order for a binding that follows this one."""
        return replace(self, binding=binding, payloads=None, after=after, has_script_run=not binding.begins_on_page)
