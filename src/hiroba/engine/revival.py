"""What becomes of the jobs that an earlier process left behind: none is silently gone, none runs twice unless it may.

A job that had not begun runs now. One that was running is reported as interrupted, or runs again where its author said `repeatable=True`.
One that had ended can be read for a while longer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from hiroba.engine.engine import Engine
from hiroba.engine.job import Job
from hiroba.engine.job_store import JobRecord, JobStore, visit_from
from hiroba.graph.binding import Binding
from hiroba.sessions.feed import Entry
from hiroba.sessions.session import Session
from hiroba.sessions.visit import Visit
from hiroba.wire.ids import BindingId, JobId, NodeId, ScreenId, SessionId
from hiroba.wire.notices import ErrorReport, FinishedNotice, StartedNotice

__all__ = ["revive"]

logger = logging.getLogger(__name__)

FindSession = Callable[[SessionId, Visit], Session]


def revive(engine: Engine, store: JobStore, session_of: FindSession) -> None:
    """Take up what is written in a store.

    Args:
        engine: Runs what can run.
        store: What an earlier process wrote.
        session_of: Brings back the session with an id, or begins one.
    """
    for record in store.records():
        binding = engine.model.bindings.get(BindingId(record.binding))
        if binding is None or _name(binding) != record.name:
            logger.warning("`%s` was left behind by an earlier process, and the app has it no longer.", record.name)
            store.forget(JobId(record.id))
            continue
        _revive(engine, store, record, binding, session_of(SessionId(record.session), visit_from(record.visit)))


def _revive(engine: Engine, store: JobStore, record: JobRecord, binding: Binding, session: Session) -> None:
    log = store.log(JobId(record.id))
    has_begun = any(isinstance(entry.notice, StartedNotice) for entry in log)
    job = _job(engine, record, binding, session)
    if record.outcome is None and (not has_begun or binding.options.repeatable):
        store.forget(job.id)
        engine.resume(job)
        return
    if record.outcome is None:
        text = f"`{record.name}` was interrupted, because the server was restarted. Run it again."
        logger.warning("`%s` was interrupted by the end of an earlier process.", record.name)
        notice = FinishedNotice(job.id, "interrupted", error=ErrorReport(text))
        log.append(Entry(notice))
        session.unreported.append(notice)
    engine.jobs.restore(job, log)


def _job(engine: Engine, record: JobRecord, binding: Binding, session: Session) -> Job:
    return Job(
        id=JobId(record.id),
        binding=binding,
        session=session,
        visit=visit_from(record.visit),
        payloads=list(record.payloads),
        trigger=session.node(NodeId(record.trigger)) if record.trigger is not None else None,
        data=record.data,
        screen=ScreenId(record.screen) if record.screen is not None else None,
        is_shared=bool(session.screens),
        created_s=engine.clock.now(),
    )


def _name(binding: Binding) -> str:
    return getattr(binding.function, "__name__", "function")
