"""`Frames`: runs functions on frames of a camera and pieces of a recording, one after the other.

A page sends the next frame when the answer to the one before has come. So a slow function gets fewer frames, each of them new, and never a
line of old ones; a recording loses nothing, for its next piece is as long as the function took.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from hiroba.components.component import Component
from hiroba.engine.job import Job
from hiroba.engine.order import Order
from hiroba.files.store import FileStore
from hiroba.sessions.session import Session
from hiroba.wire.commands import FrameCommand
from hiroba.wire.ids import ScreenId
from hiroba.wire.notices import AnsweredNotice

if TYPE_CHECKING:
    from hiroba.engine.clock import Clock

__all__ = ["KEPT_BYTES", "Frames"]

KEPT_BYTES = 64 * 1024 * 1024
"""What the frames of one component take together. Functions may keep paths for a while; an open camera must not fill the disk."""


class Frames:
    """Takes frames.

    Args:
        store: Where frames are kept.
        clock: Tells how long a stream goes on.
        run: Begins a run of a binding; `None` where it runs already.
    """

    def __init__(self, store: FileStore, clock: Clock, run: Callable[[Session, Order], Job | None]) -> None:
        self._store = store
        self._clock = clock
        self._run = run

    def take(self, session: Session, screen: ScreenId, command: FrameCommand, data: bytes) -> bool:
        """Make a frame the value of its component, and run what listens. The screen is answered when that has ended.

        The answer is `False` once the time limit of the stream is over, or nothing runs any more: the page stops then.

        Returns:
            Whether there is such a component.
        """
        node = session.node(command.node)
        bindings = session.listeners(node, "stream") if node is not None else []
        if not isinstance(node, Component) or node.id is None or not bindings:
            return False
        if command.is_first or node.id not in session.streams:
            session.streams[node.id] = self._clock.now()
            for binding in bindings:
                for output in binding.outputs:
                    session.live_outputs.pop(output, None)
        age_s = self._clock.now() - session.streams[node.id]
        due = [
            binding for binding in bindings if binding.options.time_limit is None or age_s < binding.options.time_limit
        ]
        if due:
            session.set(node.id, "value", self._keep(session, node, command, data))
        due += session.listeners(node, "change") if due else []
        jobs = [
            job
            for job in (
                self._run(session, Order(binding, session.visit, trigger=node, screen=screen)) for binding in due
            )
            if job is not None
        ]
        _when_ended(
            jobs, lambda: session.tell(AnsweredNotice(command.seq, msgspec.Raw(b"true" if due else b"false")), screen)
        )
        return True

    def _keep(self, session: Session, node: Component, command: FrameCommand, data: bytes) -> dict[str, Any]:
        assert node.id is not None
        file = self._store.put_bytes(data, command.name, command.mime_type, session.id)
        kept = session.frames.setdefault(node.id, {})
        kept.pop(file.path, None)
        kept[file.path] = len(data)
        while sum(kept.values()) > KEPT_BYTES and len(kept) > 1:
            oldest = next(iter(kept))
            del kept[oldest]
            self._store.discard(oldest)
        payload: dict[str, Any] = msgspec.to_builtins(file)
        return payload


def _when_ended(jobs: list[Job], call: Callable[[], None]) -> None:
    """Make a call once all jobs have ended."""
    waiting = {job.id for job in jobs if not job.log.is_closed}
    if not waiting:
        call()
        return

    def follow(job: Job) -> None:
        def check() -> None:
            if job.log.is_closed and job.id in waiting:
                waiting.discard(job.id)
                stop()
                if not waiting:
                    call()

        stop = job.log.listen(check)

    for job in jobs:
        if job.id in waiting:
            follow(job)
