"""The program of a worker process: it runs the functions that it is sent, one after another.

`python -m hiroba.engine.worker` reads messages from its standard input and writes messages to what was its standard output; what functions print
goes to standard error. A message is its length in 8 bytes and a pickle. In: (function, args, kwargs, is_generator, is_async, is_logged). Out:
("value", value), ("toast", level, message, title, duration_s), ("progress", units), where it is logged ("output", text), then ("done",) or
("failed", exception).
"""

from __future__ import annotations

import asyncio
import os
import pickle
import struct
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from hiroba.engine.output_capture import Sink, capture_into
from hiroba.engine.progress import Progress
from hiroba.engine.tqdm_bars import show_tqdm
from hiroba.errors import HirobaError
from hiroba.sessions.current_run import Level, current_reporter
from hiroba.wire.notices import CacheUse, ProgressUnit

__all__ = ["read_message", "write_message"]

LENGTH = struct.Struct(">Q")
OUTPUT_PAUSE_S = 0.05


def write_message(stream: BinaryIO, message: Any) -> None:
    """Write a message.

    Raises:
        Exception: Something in it cannot be pickled; nothing is written then.
    """
    import cloudpickle

    data = cloudpickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: BinaryIO) -> Any:
    """Return the next message.

    Raises:
        EOFError: The other side is gone.
    """
    head = _read_exactly(stream, LENGTH.size)
    return pickle.loads(_read_exactly(stream, LENGTH.unpack(head)[0]))


def main() -> None:
    """Run functions until the other side is gone."""
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    incoming = os.fdopen(os.dup(0), "rb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.path[:] = read_message(incoming)
    speaker = _Speaker(outgoing)
    current_reporter.set(speaker)
    while True:
        try:
            task = read_message(incoming)
        except EOFError:
            return
        except Exception as error:  # what was sent cannot be unpickled here; the author is told why
            speaker.say("failed", _tellable(error))
            continue
        _run(task, speaker)


class _Speaker:
    """Writes messages from any thread; the reporter of the functions that run here."""

    function: Callable[..., Any]
    request = None

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def say(self, *message: Any) -> None:
        with self._lock:
            write_message(self._stream, message)

    def toast(self, level: Level, message: str, title: str, duration_s: float | None) -> None:
        self.say("toast", level, message, title, duration_s)

    def progress(self, units: list[ProgressUnit]) -> None:
        self.say("progress", units)

    def cached(self, use: CacheUse) -> None:
        self.say("cached", use)


class _Outlet:
    """Tells what a function prints, a twentieth of a second later, and all of it before its end."""

    def __init__(self, speaker: _Speaker) -> None:
        self._speaker = speaker
        self._sink = Sink(self._flush_soon)
        self._lock = threading.Lock()
        capture_into(self._sink)

    def close(self) -> None:
        """Tell the rest. What comes later, from threads that go on, is nobody's."""
        capture_into(None)
        self._sink.close()
        self._flush()

    def _flush_soon(self) -> None:
        timer = threading.Timer(OUTPUT_PAUSE_S, self._flush)
        timer.daemon = True
        timer.start()

    def _flush(self) -> None:
        # Under the lock, so that nothing of this run is told once it has ended and another one has begun.
        with self._lock:
            text = self._sink.take()
            if text:
                self._speaker.say("output", text)


def _run(task: Any, speaker: _Speaker) -> None:
    *call, is_logged = task
    outlet = _Outlet(speaker) if is_logged else None
    error = _call(call, speaker)
    if outlet is not None:
        outlet.close()
    if error is None:
        speaker.say("done")
    else:
        speaker.say("failed", _tellable(error))


def _call(call: Any, speaker: _Speaker) -> BaseException | None:
    """Run a function, and return what it raised."""
    function, args, kwargs, is_generator, is_async = call
    speaker.function = function
    for value in (*args, *kwargs.values()):
        if isinstance(value, Progress) and value.track_tqdm:
            show_tqdm(value)
    try:
        if is_async:
            asyncio.run(_run_async(function, args, kwargs, is_generator, speaker))
        elif is_generator:
            for value in function(*args, **kwargs):
                speaker.say("value", value)
        else:
            speaker.say("value", function(*args, **kwargs))
    except BaseException as error:  # the edge of a task: whatever it raised is told to the other side
        return error
    return None


async def _run_async(function: Any, args: Any, kwargs: Any, is_generator: bool, speaker: _Speaker) -> None:
    if is_generator:
        async for value in function(*args, **kwargs):
            speaker.say("value", value)
    else:
        speaker.say("value", await function(*args, **kwargs))


def _tellable(error: BaseException) -> BaseException:
    """Return the exception, or one of the same text where it cannot be pickled."""
    import cloudpickle

    try:
        pickle.loads(cloudpickle.dumps(error))
    except Exception:  # an exception may refuse pickling in any way
        return HirobaError(f"{type(error).__name__}: {error}")
    return error


def _read_exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


if __name__ == "__main__":
    main()
