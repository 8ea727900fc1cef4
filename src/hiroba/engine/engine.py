"""`Engine`: accepts runs, lets them wait and run, applies what they change, and follows the chains after them.

All of it happens on one event loop. Functions run elsewhere (`executor.py`) and report through the inbox. Whatever happens to a job
stands in its log; screens and programs only read.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.components.state import State
from hiroba.components.timer import Timer
from hiroba.engine.apply import apply_changes, reactions, region_notice, show_drawing
from hiroba.engine.calls import Calls
from hiroba.engine.clock import Clock, LoopClock
from hiroba.engine.executor import Executor, Handle
from hiroba.engine.executors import Executors
from hiroba.engine.frames import Frames
from hiroba.engine.inbox import Inbox
from hiroba.engine.job import Job
from hiroba.engine.job_store import JobStore
from hiroba.engine.jobs import Jobs
from hiroba.engine.lanes import Lane, Lanes
from hiroba.engine.order import Order
from hiroba.engine.outputs import Change
from hiroba.engine.report import overdue, report_error
from hiroba.engine.run import Run
from hiroba.engine.show_output import clear_output
from hiroba.engine.threads import ThreadExecutor
from hiroba.engine.turns import Turns
from hiroba.errors import BuildError, HirobaError, InterruptedRunError, QueueFullError
from hiroba.files.gate import FileGate
from hiroba.graph.binding import Binding
from hiroba.graph.model import AppModel
from hiroba.graph.region import Drawing
from hiroba.sessions.current_run import Level
from hiroba.sessions.feed import Entry
from hiroba.sessions.session import Session
from hiroba.sessions.visit import Visit
from hiroba.wire.ids import JobId, new_token
from hiroba.wire.notices import (
    FinishedNotice,
    Notice,
    Outcome,
    PerformNotice,
    ProgressNotice,
    ProgressUnit,
    QueuedNotice,
    StartedNotice,
    ToastNotice,
    UpdatedNotice,
)

__all__ = ["Engine", "Order"]

logger = logging.getLogger(__name__)

STOPPING = "The server is being restarted. Try again in a moment."


class Engine:
    """Runs an app.

    Args:
        model: The app.
        gate: Where files come from and go to.
        loop: The loop on which everything but functions happens.
        executors: Where functions run, by name; `"thread"` is the default.
        clock: Time; the loop's if `None`.
        show_error: Whether visitors see the text of any exception.
        job_store: Where jobs are written down; nowhere if `None`.

    Attributes:
        jobs: All jobs that are kept.
        calls: Runs the server functions of components.
        on_session_change: Called when a job was accepted or has ended; set by who keeps the sessions.
        on_timer_change: Called when a function changed a timer; set by who keeps the timers.
    """

    def __init__(
        self,
        model: AppModel,
        gate: FileGate,
        loop: asyncio.AbstractEventLoop,
        *,
        executors: Mapping[str, Executor] | None = None,
        default_executor: str = "thread",
        clock: Clock | None = None,
        show_error: bool = False,
        job_store: JobStore | None = None,
    ) -> None:
        self.model = model
        self.gate = gate
        self.clock: Clock = clock or LoopClock(loop)
        self.inbox = Inbox(loop)
        self.show_error = show_error
        self.jobs = Jobs(self.clock, job_store)
        self._executors = Executors(executors or {"thread": ThreadExecutor()}, default_executor)
        self.calls = Calls(self._executors.thread, self.inbox, gate, show_error)
        self.frames = Frames(gate.store, self.clock, self.run)
        self._lanes = Lanes(
            self._start,
            self._executors.is_plain,
            self._tell_position,
            self.clock.call_later,
            model.blocks.max_queue_size,
            model.blocks.default_concurrency_limit,
        )
        self._runs: dict[JobId, tuple[Run, Handle]] = {}
        self._turns = Turns(self.jobs)
        self.on_timer_change: Callable[[Session, Timer], None] = lambda session, timer: None
        self.on_session_change: Callable[[Session], None] = lambda session: None

    # What callers ask for

    def run(self, session: Session, order: Order) -> Job | None:
        """Accept a run.

        Returns:
            The job; `None` where nothing runs in Python, where the same binding runs already (`trigger_mode`), where another
            must end first (`Turns`), where the line is full, where a script in the browser comes first, or where the visitor
            may not run it.
        """
        binding = order.binding
        if not self.model.admits(order.visit.caller, binding):
            return None
        if binding.begins_on_page and not order.has_script_run:
            session.tell(PerformNotice(binding.id, order.after, session.present(order.screen)))
            return None
        if self._turns.defer(session, order):
            return None
        stopped = [job for other in binding.cancels for job in self.jobs.active(session, other)]
        for job in stopped:
            self.cancel(job)
        begun = self._begin(session, order)
        # As in the compatible API: a page that its first step has locked is unlocked by `then`, whoever ended the step in between.
        for job in stopped:
            self._follow(session, _order_of(job), "cancelled", job.id, but=binding.cancels)
        return begun

    def _begin(self, session: Session, order: Order) -> Job | None:
        if order.binding.function is None:
            self._follow(session, order, "done", None)
            return None
        if self._turns.is_running(session, order):
            return None
        return self._accept(session, order)

    def call(self, session: Session, order: Order) -> Job:
        """Accept a run for a program, whatever else runs.

        Raises:
            BuildError: The binding has no Python function.
            AccessError: The caller may not run it.
            TooManyCallsError: The caller calls too often.
        """
        self.model.check(order.visit.caller, order.binding)
        self.calls.rate.take(order.visit.client.host, session.id)
        if order.binding.function is None:
            raise BuildError(f"{order.binding!r} has no Python function that could be called.")
        return self._accept(session, order)

    def resume(self, job: Job) -> None:
        """Accept a job that an earlier process had accepted."""
        self._enter(job)

    def cancel(self, job: Job) -> None:
        """End a job, and the chain after it. It counts as cancelled at once; a plain function in a thread goes on unseen until it returns."""
        if job.is_finished:
            return
        if job.phase == "waiting":
            self._lanes.withdraw(job)
        else:
            self._stop(job, is_overdue=False)
        self._finish(job, "cancelled")

    def push(self, sessions: Sequence[Session], component: Component, value: Any = None, **props: Any) -> None:
        """Show a value or other properties on the screens of some sessions. Safe from any thread."""

        def push() -> None:
            for session in sessions:
                session.push(component, value, **props)

        self.inbox.put(push)

    def fire(
        self, session: Session, node: Node | None, event: str, visit: Visit | None = None, data: Any = None
    ) -> None:
        """Run what listens to an event that the server itself brings about."""
        bindings = (
            session.listeners(node, event) if node is not None else self.model.listeners(None, event, session.page)
        )
        for binding in (b for b in bindings if event != "load" or not session.is_filled_for(b)):
            self.run(session, Order(binding, visit or session.visit, trigger=node, data=data, has_script_run=False))

    def pause(self) -> None:
        """Begin nothing any more. What runs goes on; what waits is told that it will not begin, unless it is written down."""
        self._lanes.is_paused = True
        if not self.jobs.is_stored:
            for job in [job for job in self.jobs if job.phase == "waiting"]:
                self.interrupt(job)

    def interrupt(self, job: Job) -> None:
        """End a job because the server is about to stop."""
        if job.phase == "waiting":
            self._lanes.withdraw(job)
        elif job.phase == "running":
            self._stop(job, is_overdue=False)
        if not job.is_finished:
            self._finish(job, "interrupted", InterruptedRunError(STOPPING))

    @property
    def running(self) -> int:
        """How many jobs run."""
        return len(self._runs)

    def replace(self, model: AppModel, executors: Mapping[str, Executor]) -> None:
        """Go on with another version of the app, numbered as this one. What runs, runs on, except in what functions have drawn."""
        for job in self.jobs:
            if not job.is_finished and job.binding.id not in self.model.bindings:
                self.cancel(job)
        self.model = model
        self._executors.add(executors)

    def close(self) -> None:
        """End all runs."""
        for run, handle in self._runs.values():
            handle.cancel()
            for job in run.jobs:
                run.release(job)
        self._executors.close()
        self.jobs.close()

    # What runs report

    def handle_changes(self, job: Job, changes: list[Change]) -> None:
        """Apply what a function returned or yielded, and run what listens to the changes."""
        applied = apply_changes(job, changes, self._is_watched)
        job.has_yielded = job.has_yielded or job.binding.is_generator
        entry = Entry(UpdatedNotice(job.id, applied.updates, is_partial=job.binding.is_generator), applied.outputs)
        self.jobs.append(job, entry)
        if job.is_shared and (applied.updates or job.binding.is_generator):
            job.session.share(entry)
        for change in changes:
            if isinstance(change.node, Timer):
                self.on_timer_change(job.session, change.node)
        if job.is_shared:
            for node, binding in reactions(job.session, applied.events):
                self.run(job.session, Order(binding, job.visit, trigger=node, has_script_run=False))

    def handle_drawn(self, job: Job, drawing: Drawing) -> None:
        """Show a region that was drawn anew, and run what listens to that."""
        session = job.session
        previous, causes = show_drawing(session, drawing)
        self._tell(job, region_notice(session, drawing))
        for timer in [*(previous.timers if previous else ()), *drawing.timers]:
            self.on_timer_change(session, timer)
        for node, binding in causes:
            self.run(session, Order(binding, job.visit, trigger=node, screen=job.screen, has_script_run=False))

    def handle_progress(self, job: Job, units: list[ProgressUnit]) -> None:
        """Show how far a function is."""
        job.units = units
        self._tell(job, ProgressNotice(job.id, units))

    def handle_toast(self, job: Job, level: Level, message: str, title: str, duration_s: float | None) -> None:
        """Show a message to the visitor."""
        self._tell(job, ToastNotice(level, message, title, duration_s, job.id))

    def handle_end(self, job: Job, error: BaseException | None) -> None:
        """Close a job whose function has ended."""
        run, _ = self._runs.pop(job.id)
        if job.binding.options.queue and not any(other.id in self._runs for other in run.jobs):
            # A run that failed says nothing about how long one takes that does not.
            is_telling = error is None and job.started_s is not None
            self._lanes.leave(job, self.clock.now() - (job.started_s or 0.0) if is_telling else None)
        self._finish(job, "failed" if error else "done", error)

    # How a job goes

    def _accept(self, session: Session, order: Order) -> Job:
        binding = order.binding
        job = Job(
            id=JobId(new_token()),
            binding=binding,
            session=session,
            visit=order.visit,
            payloads=_payloads(session, order),
            trigger=order.trigger,
            data=order.data,
            screen=order.screen,
            is_shared=bool(session.screens),
            created_s=self.clock.now(),
        )
        refusal = _refusal(job, self._lanes, self.jobs.is_stored)
        if refusal is None:
            self._enter(job)
            return job
        self.jobs.add(job)
        # A page knows by it whose end comes.
        self._tell(job, QueuedNotice(job.id, job.binding.id))
        self._finish(
            job, "interrupted" if isinstance(refusal, InterruptedRunError) else "failed", refusal, is_shown=True
        )
        return job

    def _enter(self, job: Job) -> None:
        """Let an accepted job wait for its place, or run at once."""
        self.jobs.add(job)
        self.on_session_change(job.session)
        binding = job.binding
        if not binding.options.queue and not self._lanes.is_paused:
            self._tell(job, QueuedNotice(job.id, binding.id))
            self._start([job])
            return
        lane = self._lanes.lane(job)
        position = len(lane.waiting)
        self._tell(job, QueuedNotice(job.id, binding.id, position, position + 1, lane.expected_s(position)))
        self._lanes.enter(job)

    def _start(self, jobs: list[Job]) -> None:
        lane = self._lanes.lane(jobs[0]) if jobs[0].binding.options.queue else None
        for job in jobs:
            job.phase = "running"
            clear_output(job)
            job.started_s = self.clock.now()
            self._tell(job, StartedNotice(job.id, lane.usual_s if lane else None))
        try:
            run = Run(jobs, self, self.inbox, self.gate, self._begin_drawing)
            handle = self._executors.runner(jobs[0], lane).start(run)
        except (
            Exception
        ) as error:  # an author's State factory, or an executor, may fail in any way; the visitor is told
            if lane is not None:
                self._lanes.leave(jobs[0])
            for job in jobs:
                self._finish(job, "failed", error)
            return
        limit_s = jobs[0].binding.options.time_limit
        for job in jobs:
            self._runs[job.id] = (run, handle)
            if limit_s is not None:
                job.limit = self.clock.call_later(limit_s, partial(self._expire, job))

    def _stop(self, job: Job, is_overdue: bool) -> None:
        """End the work of a running job, of which nobody hears any more."""
        run, handle = self._runs.pop(job.id)
        is_last = all(other.is_finished or other is job for other in run.jobs)
        if is_last and not handle.ends_at_once:
            self._await_return(run, job)
        elif is_last and job.binding.options.queue:
            self._lanes.leave(job)
        if is_last:
            (handle.interrupt if is_overdue else handle.cancel)()
        # Last: a generator that this wakes must find itself cancelled.
        run.release(job)

    def _expire(self, job: Job) -> None:
        """End a job whose time is up: what a generator gave so far is its result, a function without one has failed."""
        if job.phase != "running":
            return
        self._stop(job, is_overdue=True)
        error = None if job.binding.is_generator else overdue(job.binding)
        self._finish(job, "failed" if error else "done", error)

    def _finish(self, job: Job, outcome: Outcome, error: BaseException | None = None, is_shown: bool = False) -> None:
        job.phase, job.outcome, job.finished_s = "finished", outcome, self.clock.now()
        if job.limit is not None:
            job.limit.cancel()
        report = report_error(error, self.show_error or is_shown, job.binding.function) if error is not None else None
        duration_s = job.finished_s - (job.started_s if job.started_s is not None else job.created_s)
        self._tell(job, FinishedNotice(job.id, outcome, duration_s, report, job.used_cache))
        job.log.close()
        self.jobs.finish(job)
        self.on_session_change(job.session)
        self._keep_states_for_a_while(job)
        if outcome not in ("cancelled", "interrupted"):
            self._follow(job.session, _order_of(job), outcome, job.id)
        for waiting in self._turns.release(job):
            self.run(job.session, waiting)

    def _follow(
        self, session: Session, order: Order, outcome: Outcome, job: JobId | None, but: Sequence[Binding] = ()
    ) -> None:
        wanted = {"then", "success" if outcome == "done" else "failure"}
        drawn = [(b, o) for b in session.drawn_bindings() for before, o in b.follows if before is order.binding]
        for binding, follows_on in [*self.model.followers(order.binding), *drawn]:
            if follows_on in wanted and binding not in but:
                self.run(session, order.going_on(binding, job))

    def _keep_states_for_a_while(self, job: Job) -> None:
        """Begin anew to count the time that states live which the run used."""
        for node in {*job.binding.all_inputs, *job.binding.outputs}:
            if isinstance(node, State) and node.time_to_live is not None:
                expire = partial(job.session.expire_state, node, job.session.use_state(node))
                self.clock.call_later(node.time_to_live, expire)

    def _await_return(self, run: Run, job: Job) -> None:
        """Keep the place of a function that cannot be ended until it returns by itself."""
        if job.binding.options.queue:
            run.when_returned(lambda: self.inbox.put(lambda: self._lanes.leave(job)))

    def _begin_drawing(self, job: Job) -> Drawing:
        region, session = job.binding.draws, job.session
        first_node, first_binding = session.next_numbers or (self.model.next_node, self.model.next_binding)
        session.next_numbers = (first_node + 10_000, first_binding + 10_000)
        return Drawing(region, session.drawings.get(region.id), first_node, first_binding)

    def _is_watched(self, session: Session, node: State) -> bool:
        return bool(session.listeners(node, "change"))

    def _tell_position(self, job: Job, lane: Lane) -> None:
        place, size = job.position, len(lane.waiting)
        self._tell(job, QueuedNotice(job.id, job.binding.id, place, size, lane.expected_s(place)))

    def _tell(self, job: Job, notice: Notice) -> None:
        entry = Entry(notice)
        self.jobs.append(job, entry)
        if job.is_shared:
            job.session.share(entry)


def _order_of(job: Job) -> Order:
    """Return the order that carries what began `job` on to what follows it."""
    return Order(job.binding, job.visit, trigger=job.trigger, data=job.data, screen=job.screen)


def _payloads(session: Session, order: Order) -> list[Any]:
    """Return the values of the inputs, as on the wire; those of components that stand nowhere are none."""
    if order.payloads is not None:
        return list(order.payloads)
    return [_payload(session, node) for node in order.binding.all_inputs]


def _payload(session: Session, node: Node) -> Any:
    """Return the value of a node, as on the wire. One that a function emptied by `None` is as one that the visitor emptied."""
    if isinstance(node, Component) and node.is_filled_when_shown and session.is_unseen(node):
        return None
    value = None if node.id is None else session.value(node)
    return node.empty_payload if value is None and isinstance(node, Component) else value


def _refusal(job: Job, lanes: Lanes, is_stored: bool) -> HirobaError | None:
    """Return why a job cannot run at all, if it cannot."""
    if lanes.is_paused and not is_stored:
        return InterruptedRunError(STOPPING)
    for node in (*job.binding.all_inputs, *job.binding.outputs):
        if node.id is not None and job.session.node(node.id) is not None:
            continue
        return BuildError(
            f"{node!r} is an input or output of {job.binding!r} and stands nowhere in the app. "
            "Make it inside of `with Blocks():`, or call its `render` there."
        )
    if job.binding.options.queue and lanes.is_full(job):
        return QueueFullError("Too many runs are waiting. Try again in a moment.")
    return None
