"""What a screen that comes late must know in place of the notices that it cannot get any more."""

from __future__ import annotations

from hiroba.engine.apply import region_notice
from hiroba.engine.jobs import Jobs
from hiroba.sessions.session import Session
from hiroba.wire.notices import JobSnapshot, Snapshot

__all__ = ["take_snapshot"]


def take_snapshot(session: Session, jobs: Jobs, now_s: float) -> Snapshot:
    """Return the present values of a session and the jobs that have not ended."""
    return Snapshot(
        props={int(id): dict(props) for id, props in session.props.items()},
        jobs=[
            JobSnapshot(
                job=job.id,
                binding=job.binding.id,
                is_running=job.phase == "running",
                is_streaming=job.has_yielded,
                elapsed_s=now_s - job.created_s,
                units=job.units,
            )
            for job in jobs.active(session)
        ],
        regions=[region_notice(session, drawing) for drawing in session.drawings.values()],
    )
