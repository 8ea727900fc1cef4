"""Who may end a call of a program's session."""

from __future__ import annotations

from hiroba.engine.job import Job
from hiroba.sessions.visit import Visit

__all__ = ["may_cancel"]

SAME = ("user-agent", "origin")


def may_cancel(job: Job, visit: Visit) -> bool:
    """Tell whether who comes with a request may end a call, of which they named the id and the session.

    `@gradio/client` cancels without the cookie or the key with which it began. Such a request, of a script that brings nothing to
    be known by, is taken for the caller's own if it comes from the same address, program and site; nobody else is told both ids.
    """
    if job.session.admits(visit):
        return True
    began = job.visit
    is_nameless = visit.visitor is None and visit.username is None and "sec-fetch-mode" in visit.headers
    return (
        is_nameless
        and visit.client.host == began.client.host
        and all(visit.headers.get(field) == began.headers.get(field) for field in SAME)
    )
