"""`Streams`: one stream of messages for each caller, in which the messages of all its jobs arrive."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from itertools import chain
from typing import Any

from hiroba.engine.job import Job
from hiroba.server.event_stream import Event
from hiroba.server.gradio.messages import JobReader, failure, read_job
from hiroba.wire.ids import new_token
from hiroba.wire.notices import ErrorReport
from hiroba.wire.pieces import in_pieces, is_large

__all__ = ["Streams"]

CLOSE = "close_stream"
DELIVER_WITHIN_S = 2.0
IDLE_S = 60.0
"""How long a stream stays open without a job."""

STOPPED_S = 1.0
"""How long a caller may take for a message before nothing more is kept for it than what is on its way."""


class _Stream:
    """What waits for one caller."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.turn = asyncio.Semaphore()
        """A message is made when the one before it has been sent. A caller who reads no further gets newer values later, not a backlog."""
        self.pending = 0
        self.is_closed = False
        self.tasks: dict[asyncio.Task[None], Job] = {}
        self.refusals: set[asyncio.Task[None]] = set()


class Streams:
    """The streams of an app, by session.

    Args:
        heartbeat_s: How long one is silent before it gives a sign of life.
    """

    def __init__(self, heartbeat_s: float = 15.0) -> None:
        self._heartbeat_s = heartbeat_s
        self._streams: dict[str, _Stream] = {}

    def follow(self, session: str, job: Job, with_addresses: Callable[[Any], Any]) -> None:
        """Let the messages of a job go into the stream of a session."""
        stream = self._streams.setdefault(session, _Stream())
        stream.pending += 1
        task = asyncio.get_running_loop().create_task(self._pump(stream, job, with_addresses))
        stream.tasks[task] = job
        task.add_done_callback(stream.tasks.pop)

    def tell_error(self, session: str, words: str) -> str:
        """Put the end of a call that never began into the stream of a session, and return the call's number."""
        stream = self._streams.setdefault(session, _Stream())
        stream.pending += 1
        id = new_token()
        task = asyncio.get_running_loop().create_task(self._refuse(stream, failure(id, ErrorReport(words))))
        stream.refusals.add(task)
        task.add_done_callback(stream.refusals.discard)
        return id

    async def read(self, session: str) -> AsyncGenerator[Event, None]:
        """Yield server-sent events until all jobs of the session have ended."""
        stream = self._streams.setdefault(session, _Stream())
        silent_s = 0.0
        while not (stream.is_closed and stream.queue.empty()):
            try:
                message = await asyncio.wait_for(stream.queue.get(), self._heartbeat_s)
            except TimeoutError:
                silent_s += self._heartbeat_s
                if silent_s >= IDLE_S and not stream.pending:
                    break
                yield _event({"msg": "heartbeat"})
                continue
            kind = message["msg"]
            if kind == CLOSE:
                break
            silent_s = 0.0
            event = _event(message)
            del message  # what an event was made of may be large, and its reader may stop
            try:
                yield event
            finally:
                stream.turn.release()
            if kind == "process_completed":
                stream.pending -= 1
                if stream.pending <= 0 and stream.queue.empty():
                    break
        if self._streams.get(session) is stream:
            self.forget(session)
        yield _event({"msg": CLOSE, "event_id": None})

    async def deliver(self) -> None:
        """Return when the messages of all jobs that have ended stand in their streams."""
        streams = self._streams.values()
        ended = [task for stream in streams for task, job in stream.tasks.items() if job.is_finished]
        if ended:
            await asyncio.wait(ended, timeout=DELIVER_WITHIN_S)

    def close(self) -> None:
        """End all streams, once what waits in them has been read."""
        for stream in self._streams.values():
            stream.is_closed = True
            if stream.queue.empty():
                stream.queue.put_nowait({"msg": CLOSE})

    def forget(self, session: str) -> None:
        """Drop the stream of a session."""
        stream = self._streams.pop(session, None)
        for task in [*stream.tasks, *stream.refusals] if stream is not None else ():
            task.cancel()

    @staticmethod
    async def _pump(stream: _Stream, job: Job, with_addresses: Callable[[Any], Any]) -> None:
        reader = JobReader(job, with_addresses)

        async def turn() -> None:
            try:
                async with asyncio.timeout(STOPPED_S):
                    await stream.turn.acquire()
            except TimeoutError:
                reader.forget()
                await stream.turn.acquire()

        async for _, notice, outputs in read_job(job, turn):
            message = await reader.message(notice, outputs)
            del outputs, notice
            if message is None:
                stream.turn.release()
            else:
                stream.queue.put_nowait(message)
            del message

    @staticmethod
    async def _refuse(stream: _Stream, message: dict[str, Any]) -> None:
        await stream.turn.acquire()
        stream.queue.put_nowait(message)


def _event(message: dict[str, Any]) -> Event:
    if is_large(message):
        return chain([b"data: "], in_pieces(message, _encode), [b"\n\n"])
    return b"data: " + _encode(message) + b"\n\n"


def _encode(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
