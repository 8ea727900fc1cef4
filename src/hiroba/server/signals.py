"""What SIGTERM does to a process that serves an app: the first one lets it finish what it does, the second one ends it at once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["Termination"]


class Termination:
    """Handles SIGTERM. Only the main thread can; elsewhere, and where the program has a handler of its own, nothing is changed.

    Args:
        finish: Called on a thread of its own at the first signal; returns when the server has stopped.
        is_awaited: Whether the main thread waits for the server and ends by itself.
    """

    def __init__(self, finish: Callable[[], None], is_awaited: bool) -> None:
        self._finish = finish
        self._is_awaited = is_awaited
        self._previous: Any = None
        self._has_begun = False

    def install(self) -> None:
        """Begin to handle the signal."""
        if threading.current_thread() is not threading.main_thread():
            return
        previous = signal.getsignal(signal.SIGTERM)
        if previous is signal.SIG_DFL or isinstance(getattr(previous, "__self__", None), Termination):
            self._previous = previous
            signal.signal(signal.SIGTERM, self._handle)

    def remove(self) -> None:
        """Handle it no longer."""
        is_main = threading.current_thread() is threading.main_thread()
        if self._previous is not None and is_main and signal.getsignal(signal.SIGTERM) == self._handle:
            signal.signal(signal.SIGTERM, self._previous)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self._has_begun:
            self._pass_on()
            return
        self._has_begun = True
        threading.Thread(target=self._finish_and_end, name="hiroba-termination", daemon=True).start()

    def _finish_and_end(self) -> None:
        self._finish()
        if not (self._is_awaited and self._previous is signal.SIG_DFL):
            os.kill(os.getpid(), signal.SIGTERM)

    def _pass_on(self) -> None:
        """Let the signal do what it would have done without this server."""
        signal.signal(signal.SIGTERM, self._previous)
        os.kill(os.getpid(), signal.SIGTERM)
