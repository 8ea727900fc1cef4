"""Reads the log of a job as the messages that clients know."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from msgspec.structs import replace

from hiroba.engine.job import Job
from hiroba.engine.whole import complete
from hiroba.server.gradio.info import names_of
from hiroba.wire.notices import (
    ErrorReport,
    FinishedNotice,
    Notice,
    ProgressNotice,
    QueuedNotice,
    StartedNotice,
    ToastNotice,
    UpdatedNotice,
)
from hiroba.wire.patches import Patch, difference

__all__ = ["JobReader", "failure", "read_job"]

UNUSED: dict[str, Any] = {"render_config": None, "changed_state_ids": []}
"""What clients look for in an output, and what an app of Hiroba tells its own page in other ways."""


async def read_job(
    job: Job, ready: Callable[[], Awaitable[Any]] | None = None, after: int = 0
) -> AsyncIterator[tuple[int, Notice, list[Any] | None]]:
    """Yield every notice of a job until its end: its number in the log, itself, and the outputs where it changed them and at the end.

    Outputs may have to be completed.

    A reader that is far behind, or whose program stopped reading for a while, goes on with the newest values. This keeps nothing
    of what it has yielded.

    Args:
        job: The job.
        ready: Returns when the reader can take another notice; called once before each.
        after: Number of the last notice that the reader has.
    """
    news = asyncio.Event()
    stop = job.log.listen(news.set)
    cursor = after
    try:
        while True:
            while cursor >= job.log.number:
                if job.log.is_closed:
                    return
                news.clear()
                await news.wait()
            if ready is not None:
                await ready()
            following = job.log.next(cursor)
            assert following is not None
            cursor, entry = following
            is_end = isinstance(entry.notice, FinishedNotice)
            told = [(cursor, _with_names(entry.notice, job), job.outputs if is_end else entry.outputs)]
            del following, entry
            yield told.pop()
    finally:
        stop()


class JobReader:
    """Turns notices into messages. A generator's first value is sent whole, later ones as differences.

    Args:
        job: The job.
        with_addresses: Gives files in a value the addresses under which the caller fetches them.
    """

    def __init__(self, job: Job, with_addresses: Callable[[Any], Any]) -> None:
        self._job = job
        self._with_addresses = with_addresses
        self._sent: list[Any] | None = None
        self._has_sent = False

    def forget(self) -> None:
        """Let go of the value that was sent last, for a reader that has stopped; the next one is sent whole."""
        self._sent = None

    async def message(self, notice: Notice, outputs: list[Any] | None) -> dict[str, Any] | None:
        """Return the message for a notice, or `None` if clients know none for it."""
        event = {"event_id": self._job.id}
        if isinstance(notice, QueuedNotice):
            return {
                "msg": "estimation",
                **event,
                "rank": notice.position,
                "queue_size": max(notice.size, 1),
                "rank_eta": notice.expected_s,
            }
        if isinstance(notice, StartedNotice):
            return {"msg": "process_starts", **event, "eta": notice.expected_s}
        if isinstance(notice, ProgressNotice):
            units = [{name: getattr(unit, name) for name in unit.__struct_fields__} for unit in notice.units]
            return {"msg": "progress", **event, "progress_data": units}
        if isinstance(notice, ToastNotice):
            return {
                "msg": "log",
                **event,
                "log": notice.message,
                "level": notice.level,
                "title": notice.title,
                "duration": notice.duration_s,
                "visible": True,
            }
        if isinstance(notice, UpdatedNotice):
            return await self._updated(notice, outputs)
        return await self._finished(notice, outputs) if isinstance(notice, FinishedNotice) else None

    async def _updated(self, notice: UpdatedNotice, outputs: list[Any] | None) -> dict[str, Any] | None:
        if outputs is None or not notice.is_partial:
            return None
        values = [self._with_addresses(value) for value in await complete(outputs) or ()]
        data: list[Any] = values
        if self._sent is not None:
            data = [_difference(before, now) for before, now in zip(self._sent, values, strict=True)]
        elif self._has_sent:
            data = [[("replace", [], value)] for value in values]
        self._sent, self._has_sent = values, True
        return {
            "msg": "process_generating",
            "event_id": self._job.id,
            "output": {
                "data": data,
                "is_generating": True,
                "duration": None,
                "average_duration": None,
                "used_cache": self._job.used_cache,
                **UNUSED,
            },
            "success": True,
            "time_limit": self._job.binding.options.time_limit,
        }

    async def _finished(self, notice: FinishedNotice, outputs: list[Any] | None) -> dict[str, Any]:
        self.forget()
        if notice.error is not None:
            return failure(self._job.id, notice.error)
        values = await complete(outputs) or [None] * len(self._job.binding.outputs)
        output: dict[str, Any] = {
            "data": [self._with_addresses(value) for value in values],
            "is_generating": False,
            "duration": notice.duration_s,
            "average_duration": notice.duration_s,
            "used_cache": self._job.used_cache,
            **UNUSED,
        }
        return {
            "msg": "process_completed",
            "event_id": self._job.id,
            "success": True,
            "output": output,
            "title": None,
        }


def _with_names(notice: Notice, job: Job) -> Notice:
    """Return a notice that names the parameters which a validator refused: a program has no fields to show its words at."""
    if not isinstance(notice, FinishedNotice) or notice.error is None or not notice.error.fields:
        return notice
    fields, names = notice.error.fields, names_of(job.binding)
    named = zip(job.binding.all_inputs, names, strict=True)
    lines = [f"{name}: {fields[node.id]}" for node, name in named if node.id in fields]
    error = replace(notice.error, message="\n".join(lines), visible=True)
    return replace(notice, error=error)


def failure(event_id: str, error: ErrorReport) -> dict[str, Any]:
    """Return the message of a call that has failed."""
    output = {
        "error": error.message,
        "duration": error.duration_s,
        "visible": error.visible,
        "title": error.title,
    }
    return {
        "msg": "process_completed",
        "event_id": event_id,
        "success": False,
        "output": output,
        "title": error.title,
    }


def _difference(old: Any, new: Any) -> list[Patch]:
    """Return the patches from one value to the next.

    A client in JavaScript changes the value that it gave to its program before, so a dictionary goes whole: what a program has been given
    must stay as it was. Texts and lists, which grow, go as differences.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        return [] if old == new else [("replace", [], new)]
    return difference(old, new)
