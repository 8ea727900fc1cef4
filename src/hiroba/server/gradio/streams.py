"""`Streams`: one stream of messages for each caller, in which the messages of all its jobs arrive."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from hiroba.engine.job import Job
from hiroba.server.gradio.messages import JobReader, read_job

__all__ = ["Streams"]

HEARTBEAT_S = 15.0
CLOSE = "close_stream"
DELIVER_WITHIN_S = 2.0
IDLE_S = 60.0
"""How long a stream stays open without a job."""


class Streams:
    """The streams of an app, by the session that the caller named."""

    def __init__(self) -> None:
        self._queues: dict[str, asyncio.Queue[dict[str, Any]]] = {}
        self._pending: dict[str, int] = {}
        self._tasks: dict[asyncio.Task[None], Job] = {}

    def follow(self, session: str, job: Job, with_addresses: Callable[[Any], Any]) -> None:
        """Let the messages of a job go into the stream of a session."""
        queue = self._queues.setdefault(session, asyncio.Queue())
        self._pending[session] = self._pending.get(session, 0) + 1
        task = asyncio.get_running_loop().create_task(self._pump(queue, job, with_addresses))
        self._tasks[task] = job
        task.add_done_callback(self._tasks.pop)

    async def read(self, session: str) -> AsyncIterator[str]:
        """Yield server-sent events until all jobs of the session have ended."""
        queue = self._queues.setdefault(session, asyncio.Queue())
        silent_s = 0.0
        while True:
            try:
                message = await asyncio.wait_for(queue.get(), HEARTBEAT_S)
            except TimeoutError:
                silent_s += HEARTBEAT_S
                if silent_s >= IDLE_S and not self._pending.get(session):
                    break
                yield _event({"msg": "heartbeat"})
                continue
            if message["msg"] == CLOSE:
                break
            silent_s = 0.0
            yield _event(message)
            if message["msg"] == "process_completed":
                self._pending[session] -= 1
                if self._pending[session] <= 0 and queue.empty():
                    break
        self.forget(session)
        yield _event({"msg": CLOSE, "event_id": None})

    async def deliver(self) -> None:
        """Return when the messages of all jobs that have ended stand in their streams."""
        ended = [task for task, job in self._tasks.items() if job.is_finished]
        if ended:
            await asyncio.wait(ended, timeout=DELIVER_WITHIN_S)

    def close(self) -> None:
        """End all streams."""
        for queue in self._queues.values():
            queue.put_nowait({"msg": CLOSE})

    def forget(self, session: str) -> None:
        """Drop the stream of a session."""
        self._queues.pop(session, None)
        self._pending.pop(session, None)

    @staticmethod
    async def _pump(queue: asyncio.Queue[dict[str, Any]], job: Job, with_addresses: Callable[[Any], Any]) -> None:
        reader = JobReader(job, with_addresses)
        async for notice, outputs in read_job(job):
            message = reader.message(notice, outputs)
            if message is not None:
                queue.put_nowait(message)


def _event(message: dict[str, Any]) -> str:
    return f"data: {json.dumps(message, separators=(',', ':'))}\n\n"
