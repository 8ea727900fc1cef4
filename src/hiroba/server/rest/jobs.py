"""What programs are told of a job: its present state as one object, and all that happens as events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import chain
from typing import Any

from hiroba.components.component import Component
from hiroba.engine.job import Job
from hiroba.engine.whole import complete
from hiroba.server.event_stream import Event
from hiroba.server.gradio.messages import read_job
from hiroba.server.unhurried import PATIENCE_S
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
from hiroba.wire.patches import difference
from hiroba.wire.pieces import in_pieces, is_large

__all__ = ["JobState", "job_events", "result_of"]


def result_of(job: Job, values: list[Any]) -> Any:
    """Return the values of a job's outputs as its function returned them: one alone, several as a list, state left out."""
    told = [
        value
        for node, value in zip(job.binding.outputs, values, strict=True)
        if not (isinstance(node, Component) and node.is_skipped_in_api)
    ]
    return None if not told else told[0] if len(told) == 1 else told


class JobState:
    """The state of a job, as far as its log was read.

    Args:
        job: The job.
        with_addresses: Gives files in a value the addresses under which the caller fetches them.

    Attributes:
        result: The newest result, `None` before there is one.
        error: What went wrong, `None` unless something did.
        failure: All that is known of it.
    """

    def __init__(self, job: Job, with_addresses: Callable[[Any], Any]) -> None:
        self._job = job
        self._with_addresses = with_addresses
        self.result: Any = None
        self.error: str | None = None
        self.failure: ErrorReport | None = None
        self.duration_s: float | None = None

    async def read(self) -> JobState:
        """Read what the log holds now."""
        log = self._job.log
        for _, entry in log.read(log.first - 1) or []:
            self.take(entry.notice, None)
        self.take_outputs(await complete(self._job.outputs))
        return self

    def take(self, notice: Notice, outputs: list[Any] | None) -> None:
        """Take a notice of the log."""
        self.take_outputs(outputs)
        if isinstance(notice, FinishedNotice):
            self.error = notice.error.message if notice.error else None
            self.failure = notice.error
            self.duration_s = notice.duration_s

    def take_outputs(self, outputs: list[Any] | None) -> None:
        """Take the outputs that came with a notice."""
        if outputs is not None:
            self.result = result_of(self._job, [self._with_addresses(value) for value in outputs])

    def as_json(self) -> dict[str, Any]:
        """Return the state as an object."""
        job = self._job
        status = job.outcome if job.phase == "finished" else job.phase
        return {
            "id": job.id,
            "endpoint": job.binding.api_name,
            "status": status,
            "position": job.position if job.phase == "waiting" else None,
            "progress": [_unit(unit) for unit in job.units],
            "duration_s": self.duration_s,
            "result": self.result,
            "error": self.error,
        }


async def job_events(
    job: Job, with_addresses: Callable[[Any], Any], after: int, with_differences: bool
) -> AsyncIterator[Event]:
    """Yield what happens to a job as server-sent events, each with its number in the job's log, until the job ends.

    Args:
        job: The job.
        with_addresses: Gives files in a value the addresses under which the caller fetches them.
        after: The number of the last event that the caller has.
        with_differences: Whether results after the first one come as differences from the one before.
    """
    loop = asyncio.get_running_loop()
    before: list[Any] = []
    state = JobState(job, with_addresses)
    async for number, notice, outputs in read_job(job, after=after):
        state.take(notice, await complete(outputs))
        told = _event(notice, state, outputs)
        if told is None:
            continue
        name, data = told
        if name == "result" and with_differences:
            if before:
                name, data = "difference", {"patches": difference(before[0], state.result)}
            before[:] = [state.result]
        parts = chain([f"id: {number}\nevent: {name}\ndata: ".encode()], in_pieces(data), [b"\n\n"])
        event: Event = parts if is_large(data) else b"".join(parts)
        state.result = None  # its end tells it once more
        del told, data, notice, outputs, parts  # what an event was made of may be large, and its reader may stop
        # A reader that stops costs no old result: it gets the next one whole.
        timer = loop.call_later(PATIENCE_S, before.clear)
        try:
            yield event
        finally:
            timer.cancel()


def _event(notice: Notice, state: JobState, outputs: list[Any] | None) -> tuple[str, dict[str, Any]] | None:
    if isinstance(notice, QueuedNotice):
        return "queued", {"position": notice.position, "expected_s": notice.expected_s}
    if isinstance(notice, StartedNotice):
        return "started", {"expected_s": notice.expected_s}
    if isinstance(notice, ProgressNotice):
        return "progress", {"progress": [_unit(unit) for unit in notice.units]}
    if isinstance(notice, ToastNotice):
        return "message", {"level": notice.level, "message": notice.message, "title": notice.title}
    if isinstance(notice, UpdatedNotice):
        return ("result", {"result": state.result}) if outputs is not None else None
    return ("finished", state.as_json()) if isinstance(notice, FinishedNotice) else None


def _unit(unit: Any) -> dict[str, Any]:
    return {name: value for name in unit.__struct_fields__ if (value := getattr(unit, name)) is not None}
