"""`Inbox`: hands calls from any thread to the engine's event loop, in order, many in one wake-up."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable

__all__ = ["Inbox"]

logger = logging.getLogger(__name__)


class Inbox:
    """A queue of calls that the loop makes.

    Args:
        loop: The engine's event loop.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._calls: deque[Callable[[], None]] = deque()
        self._lock = threading.Lock()
        self._is_scheduled = False

    def put(self, call: Callable[[], None]) -> None:
        """Let the loop make `call` soon. Calls after the loop has closed are dropped."""
        with self._lock:
            self._calls.append(call)
            if self._is_scheduled:
                return
            self._is_scheduled = True
        try:
            self._loop.call_soon_threadsafe(self._drain)
        except RuntimeError:
            logger.debug("A function ended after its server was closed.")

    def _drain(self) -> None:
        with self._lock:
            calls, self._calls = self._calls, deque()
            self._is_scheduled = False
        for call in calls:
            try:
                call()
            except Exception:  # the edge of a task: one broken call must not lose the others
                logger.exception("A call to the engine failed.")
