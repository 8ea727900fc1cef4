"""`Interruption`: ends Python code that runs in a thread, by an exception that is raised at its next instruction.

A call into C, such as `time.sleep`, ends first. Only a limit that the author set ends functions this way: an exception out of the blue can find a
library in the middle of a change, so what a visitor cancels is left to return.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable

__all__ = ["Interrupted", "Interruption"]


class Interrupted(BaseException):  # like `KeyboardInterrupt`, it is no error that code should handle
    """Raised inside a function that has run longer than it may."""


class Interruption:
    """One call that can be interrupted from another thread, once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: int | None = None
        self._is_struck = False

    def guard(self, call: Callable[[], None]) -> None:
        """Make `call`. An interruption ends it, and is not seen by what follows."""
        try:
            with self._lock:
                self._thread = threading.get_ident()
            call()
        except Interrupted:
            pass
        finally:
            self._leave()

    def strike(self) -> None:
        """Interrupt the call if it is going on."""
        with self._lock:
            if self._thread is not None and not self._is_struck:
                self._is_struck = True
                _raise_in(self._thread, Interrupted)

    def _leave(self) -> None:
        """Let nothing strike any more; what was raised and has not arrived is taken back."""
        while True:
            try:
                with self._lock:
                    if self._thread is not None and self._is_struck:
                        _raise_in(self._thread, None)
                    self._thread = None
                return
            except Interrupted:
                continue


def _raise_in(thread: int, kind: type[BaseException] | None) -> None:
    """Let the interpreter raise an exception in a thread; `None` takes one back that has not arrived."""
    raised = ctypes.py_object(kind) if kind is not None else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
