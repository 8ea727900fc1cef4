"""What a run has printed becomes part of its log, in its session."""

from __future__ import annotations

from hiroba.engine.clock import Clock
from hiroba.engine.job import Job
from hiroba.engine.output_capture import Sink
from hiroba.wire.notices import ChangedNotice, Update

__all__ = ["clear_output", "show_output"]

OUTPUT_PAUSE_S = 0.1


def clear_output(job: Job) -> None:
    """Begin with an empty log, where its author wants that."""
    log = job.binding.options.log
    if log is not None and log.clears and job.session.value(log):
        job.session.set(log.id, "value", "")
        job.session.tell(ChangedNotice([Update(log.id, [("replace", ["value"], "")])]))


def show_output(job: Job, sink: Sink, clock: Clock | None = None) -> None:
    """Add what waits in `sink` to the log: at once, or a tenth of a second later by `clock`."""
    if clock is not None:
        clock.call_later(OUTPUT_PAUSE_S, lambda: show_output(job, sink))
        return
    text = sink.take()
    if not text:
        return
    log = job.binding.options.log
    value, patches = log.grown(job.session.value(log) or "", text)
    job.session.set(log.id, "value", value)
    job.session.tell(ChangedNotice([Update(log.id, patches)]))
