"""What a function prints, logs and draws while it runs, told to the log of its run alone.

`sys.stdout` and `sys.stderr` are wrapped once, when the first run has a log; what is written goes where it went before, and to the
sink of the present context. Contexts are what keeps visitors apart: a run sets its own, and threads that it starts inherit it.
"""

from __future__ import annotations

import contextvars
import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar
from typing import Any

__all__ = ["Sink", "capture_into"]

MOST_CHARACTERS = 1_000_000
"""What waits to be sent at most; of more, the end is kept."""

_current: ContextVar[Sink | None] = ContextVar("current_sink", default=None)
_lock = threading.Lock()
_MARK = "_hiroba_hands_contexts_on"


class Sink:
    """Collects what one run writes. Safe from any thread.

    Args:
        ask: Called when something waits that was not asked for yet; soon after, someone calls `take`.
    """

    def __init__(self, ask: Callable[[], None]) -> None:
        self._ask = ask
        self._parts: list[str] = []
        self._length = 0
        self._is_asked = False
        self._is_open = True
        self._lock = threading.Lock()

    def write(self, text: str) -> None:
        """Take in a text; after `close`, nothing."""
        with self._lock:
            if not self._is_open or not text:
                return
            self._parts.append(text)
            self._length += len(text)
            if self._length > MOST_CHARACTERS:
                kept = "".join(self._parts)[-MOST_CHARACTERS // 2 :]
                self._parts, self._length = [kept], len(kept)
            if self._is_asked:
                return
            self._is_asked = True
        self._ask()

    def take(self) -> str:
        """Return what has come since the last call."""
        with self._lock:
            text = "".join(self._parts)
            self._parts.clear()
            self._length = 0
            self._is_asked = False
            return text

    def close(self) -> None:
        """Take in nothing any more: the run has ended, and what its threads still write is nobody's."""
        with self._lock:
            self._is_open = False


def capture_into(sink: Sink | None) -> None:
    """Send what the present context writes into `sink`; nowhere but to the console if `None`."""
    _current.set(sink)
    if sink is None:
        return
    with _lock:
        _install()
        for name in ("stdout", "stderr"):
            if not isinstance(getattr(sys, name), _Tee):
                setattr(sys, name, _Tee(getattr(sys, name)))


class _Tee:
    """A stream that also writes to the sink of the context."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> Any:
        sink = _current.get()
        if sink is not None:
            sink.write(text)
        return self._stream.write(text)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _SinkHandler(logging.Handler):
    """Writes the records of a run to its sink, unless another handler prints them where the sink sees it."""

    def emit(self, record: logging.LogRecord) -> None:
        if logging.root.handlers == [self]:
            if logging.lastResort is not None and record.levelno >= logging.lastResort.level:
                logging.lastResort.handle(record)
            return
        sink = _current.get()
        streams = [getattr(handler, "stream", None) for handler in logging.root.handlers]
        if sink is not None and not any(isinstance(stream, _Tee) for stream in streams):
            sink.write(self.format(record) + "\n")


def _install() -> None:
    """Let loggers and threads know of contexts, once."""
    if hasattr(threading.Thread, _MARK):
        return
    setattr(threading.Thread, _MARK, True)
    handler = _SinkHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logging.root.addHandler(handler)
    start, submit = threading.Thread.start, ThreadPoolExecutor.submit

    def start_in_context(thread: threading.Thread) -> None:
        # Threads of a pool serve whoever comes next, so they inherit nothing; each of their tasks does, below.
        target = getattr(thread, "_target", None)
        if _current.get() is not None and getattr(target, "__module__", "") != "concurrent.futures.thread":
            run, context = thread.run, contextvars.copy_context()
            thread.run = lambda: context.run(run)  # type: ignore[method-assign]  # of this thread alone
        start(thread)

    def submit_in_context(pool: Any, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if _current.get() is not None:
            return submit(pool, contextvars.copy_context().run, fn, *args, **kwargs)
        return submit(pool, fn, *args, **kwargs)

    threading.Thread.start = start_in_context  # type: ignore[method-assign,assignment]  # there is no hook for this
    ThreadPoolExecutor.submit = submit_in_context  # type: ignore[method-assign]  # as above
