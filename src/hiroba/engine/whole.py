"""Values for programs that are made only when a program asks: the whole of a large table, a picture in the place of its file.

Pages have no use for them, and making one costs as much as making the value did.
"""

from __future__ import annotations

import asyncio
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

from hiroba.components.component import Component
from hiroba.files.context import set_store
from hiroba.files.store import FileStore

__all__ = ["Whole", "complete", "for_programs"]


@dataclass(frozen=True)
class Whole:
    """What programs get for a payload, yet to be made.

    Attributes:
        component: Knows how.
        payload: What pages get.
        store: Where its files are.
    """

    component: Component
    payload: Any
    store: FileStore

    def make(self) -> Any:
        """Return what programs get. Cost: may be linear in a large value."""
        return copy_context().run(self._make)

    def _make(self) -> Any:
        set_store(self.store)
        return self.component.api_payload(self.payload)


def for_programs(component: Component, payload: Any, store: FileStore) -> Any:
    """Return what programs get for a payload: itself, or a `Whole` where the component has more for them."""
    is_same = type(component).api_payload is Component.api_payload
    return payload if is_same else Whole(component, payload, store)


async def complete(outputs: list[Any] | None) -> list[Any] | None:
    """Return the outputs with every `Whole` made, off the event loop."""
    if outputs is None or not any(isinstance(value, Whole) for value in outputs):
        return outputs
    return await asyncio.to_thread(lambda: [value.make() if isinstance(value, Whole) else value for value in outputs])
