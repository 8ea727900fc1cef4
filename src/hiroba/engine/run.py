"""`Run`: carries out one job, or several that a batch function serves together.

A run is the `Task` of an executor: `prepare` and `value` work on the executor's thread (pre- and postprocessing may be slow),
and what they find is applied on the engine's loop, in order, through the inbox.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Protocol

from hiroba.components.component import Component
from hiroba.components.data_model import preprocessed
from hiroba.components.node import Node
from hiroba.components.state import State
from hiroba.engine.apply import keep_streamed
from hiroba.engine.arguments import Circumstances, arguments_for
from hiroba.engine.clock import Clock
from hiroba.engine.component_view import ComponentView, viewed_inputs
from hiroba.engine.inbox import Inbox
from hiroba.engine.job import Job
from hiroba.engine.output_capture import Sink, capture_into
from hiroba.engine.outputs import Change, OutputWriter
from hiroba.engine.show_output import show_output
from hiroba.engine.told import told
from hiroba.engine.unfit import UNFIT
from hiroba.engine.verdicts import Refusal, refusal_of
from hiroba.errors import PayloadError, ReturnError, UnknownFileError
from hiroba.files.context import set_owner, set_rules, set_store
from hiroba.files.gate import FileGate
from hiroba.graph.values import load_files
from hiroba.sessions.current_run import Level, current_reporter
from hiroba.sessions.visit import Request
from hiroba.wire.notices import CacheUse, ProgressUnit

__all__ = ["Run", "RunListener"]

logger = logging.getLogger(__name__)

PENDING_VALUES = 64
"""How many values of a generator may be under way before it has to wait."""


class RunListener(Protocol):
    """Hears of a run, on the engine's loop."""

    clock: Clock

    def handle_changes(self, job: Job, changes: list[Change]) -> None:
        """Outputs have changed."""

    def handle_drawn(self, job: Job, drawing: Any) -> None:
        """A region was drawn."""

    def handle_progress(self, job: Job, units: list[ProgressUnit]) -> None:
        """The function told how far it is."""

    def handle_toast(self, job: Job, level: Level, message: str, title: str, duration_s: float | None) -> None:
        """The function has a message for the visitor."""

    def handle_end(self, job: Job, error: BaseException | None) -> None:
        """The function has ended."""


class Run:
    """The work of one or more jobs of the same binding.

    Args:
        jobs: The jobs; more than one only for batch functions.
        listener: Who hears of it.
        inbox: The way to the engine's loop.
        gate: Where files come from and go to.
        begin_drawing: Makes the builder for a function that draws a region.
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        listener: RunListener,
        inbox: Inbox,
        gate: FileGate,
        begin_drawing: Callable[[Job], Any],
    ) -> None:
        binding = jobs[0].binding
        assert binding.function is not None
        self.jobs = list(jobs)
        self.function = binding.function
        self.is_generator = binding.is_generator
        self.is_async = binding.is_async
        self._binding = binding
        self._listener = listener
        self._inbox = inbox
        self._gate = gate
        self._ended: set[int] = set()
        self._returned: Callable[[], None] = lambda: None
        self._room = _Room(len(self.jobs)) if self.is_generator else None
        self._inputs = [[job.session.component(node) for node in binding.all_inputs] for job in jobs]
        self._states = [[_state_of(job, node) for node in binding.all_inputs] for job in jobs]
        self._views = viewed_inputs(
            binding.function,
            self._inputs[0],
            list(binding.keyword_inputs),
            lambda node: {} if node.id is None else jobs[0].session.props.get(node.id, {}),
        )
        self._writers = [
            OutputWriter(
                binding,
                [job.session.component(node) for node in binding.outputs],
                gate,
                job.session.id,
                job.session.live_outputs if binding.is_live else None,
            )
            for job in jobs
        ]
        self.is_logged = binding.options.log is not None
        self._sink = Sink(self._print) if self.is_logged else None
        self._drawing = begin_drawing(jobs[0]) if binding.draws is not None else None
        if self._drawing is not None:
            self.function = self._draw

    def when_returned(self, call: Callable[[], None]) -> None:
        """Make a call once the function has returned, although nobody waits for its result any more."""
        self._returned = call

    def release(self, job: Job) -> None:
        """Stop telling anyone of `job`, and wake a generator that waits for room; one that was cancelled ends then."""
        if self._sink is not None:
            self._sink.close()
        self._ended.add(id(job))
        if self._room is not None:
            self._room.leave()

    def prepare(self) -> tuple[list[Any], dict[str, Any]]:
        """Return the arguments of the function."""
        current_reporter.set(self)
        capture_into(self._sink)
        self._set_files()
        values = [self._values(i) for i in range(len(self.jobs))]
        self._validate(values[0])
        names = list(self._binding.keyword_inputs)
        given: Sequence[Any] = values[0]
        if self._binding.options.batch:
            given = [list(column) for column in zip(*values, strict=True)]
        if self._binding.takes_dictionary:
            given = [dict(zip(self._binding.inputs, given, strict=False)), *given[len(self._binding.inputs) :]]
        elif not self._binding.options.batch:
            given = [
                ComponentView(self._views[i], value) if i in self._views else value for i, value in enumerate(given)
            ]
        assert self._binding.function is not None
        return arguments_for(self._binding.function, given, self._circumstances(), names)

    @property
    def request(self) -> Request:
        """The request of the first job."""
        return self._circumstances().request

    def value(self, value: Any) -> None:
        """Turn a value into changes, and let the engine apply them."""
        if self._drawing is not None:
            drawing = self._drawing
            self._tell(self.jobs[0], lambda job: self._listener.handle_drawn(job, drawing))
            return
        self._set_files()
        for i, job in enumerate(self.jobs):
            changes = self._writers[i].changes(self._part(value, i))
            self._apply_soon(job, changes)

    def cached(self, use: CacheUse) -> None:
        """Note that a result was kept from before."""
        for job in self.jobs:
            job.used_cache = use

    def output(self, text: str) -> None:
        """Take what was printed in a worker process."""
        if self._sink is not None:
            self._sink.write(text)

    def _print(self, is_at_once: bool = False) -> None:
        """Let what was printed be shown, soon or at once."""
        sink = self._sink
        if sink is not None:
            self._tell(self.jobs[0], lambda job: show_output(job, sink, None if is_at_once else self._listener.clock))

    def _end_output(self) -> None:
        if self._sink is not None:
            self._sink.close()
            self._print(is_at_once=True)

    def done(self) -> None:
        """Tell the end of every job."""
        try:
            self._complete()
        except Exception as error:  # writing the whole of a stream may fail in any way; the visitor is told
            self.failed(error)
            return
        self._returned()
        self._end_output()
        for job in self.jobs:
            self._tell(job, lambda job: self._listener.handle_end(job, None))

    def _set_files(self) -> None:
        set_store(self._gate.store)
        set_rules(self._gate.rules)
        set_owner(self.jobs[0].session.id)

    def _complete(self) -> None:
        self._set_files()
        for job, writer in zip(self.jobs, self._writers, strict=True):
            changes = writer.end()
            if changes:
                self._apply_soon(job, changes, is_last=True)

    def failed(self, error: BaseException) -> None:
        """Tell every job that it failed. What was streamed until then is whole."""
        with suppress(Exception):  # what failed already has said why
            self._complete()
        self._returned()
        self._end_output()
        for job in self.jobs:
            self._tell(job, lambda job: self._listener.handle_end(job, error))

    def stopped(self) -> None:
        """Make one whole of what was streamed until the job was cancelled, for those who come to it later."""
        with suppress(Exception):  # nobody waits for it any more
            self._complete()

    def toast(self, level: Level, message: str, title: str, duration_s: float | None) -> None:
        """Show a message on the screens of the jobs."""
        for job in self.jobs:
            self._tell(job, lambda job: self._listener.handle_toast(job, level, message, title, duration_s))

    def progress(self, units: list[ProgressUnit]) -> None:
        """Show how far the function is."""
        for job in self.jobs:
            self._tell(job, lambda job: self._listener.handle_progress(job, units))

    def _draw(self, *args: Any, **kwargs: Any) -> None:
        assert self._drawing is not None and self._binding.function is not None
        self._drawing.run(self._binding.function, args, kwargs)
        self._drawing.fill_values(self._gate, self.jobs[0].session.id)

    def _values(self, i: int) -> list[Any]:
        job, values = self.jobs[i], []
        for node, current, payload, state in zip(
            self._binding.all_inputs, self._inputs[i], job.payloads, self._states[i], strict=True
        ):
            if isinstance(node, State):
                values.append(state)
            elif isinstance(current, Component) and self._binding.options.preprocess:
                try:
                    given = load_files(payload, self._gate, job.session.id)
                except UnknownFileError as error:
                    fields = {} if node.id is None else {int(node.id): str(error)}
                    raise Refusal(fields, is_told_twice=True) from error
                values.append(_preprocessed(current, given))
            else:
                values.append(payload)
        return values

    def _validate(self, values: list[Any]) -> None:
        validator = self._binding.options.validator
        if validator is None:
            return
        args, kwargs = arguments_for(validator, values, self._circumstances())
        verdict = validator(*args, **kwargs)
        refusal = refusal_of(verdict, self._binding.all_inputs)
        if refusal is not None:
            raise refusal

    def _circumstances(self) -> Circumstances:
        job = self.jobs[0]
        return Circumstances(job.visit, job.session, self._inbox.put, job.trigger, told(job))

    def _part(self, value: Any, i: int) -> Any:
        if not self._binding.options.batch:
            return value
        name = getattr(self.function, "__name__", "function")
        columns = [value] if len(self._binding.outputs) == 1 and not _is_nested(value, len(self.jobs)) else value
        try:
            row = tuple(column[i] for column in columns)
        except (TypeError, IndexError, KeyError) as error:
            raise ReturnError(
                f"The batch function `{name}` must return a list for each output, each with one value for each of the "
                f"{len(self.jobs)} runs; it returned {value!r:.200}."
            ) from error
        return row[0] if len(self._binding.outputs) == 1 else row

    def _apply_soon(self, job: Job, changes: list[Change], is_last: bool = False) -> None:
        """Let the engine apply changes. A generator that is far ahead of it waits here.

        Args:
            job: The job.
            changes: What it brought.
            is_last: Whether they make whole what was streamed, which counts also after the job was cancelled.
        """
        room = self._room
        if room is not None:
            room.enter()

        def apply() -> None:
            # Also for a job that has ended: its function may not have heard of that yet.
            if room is not None:
                room.leave()
            if id(job) not in self._ended:
                self._listener.handle_changes(job, changes)
            elif is_last:
                keep_streamed(job, changes)

        self._inbox.put(apply)

    def _tell(self, job: Job, call: Callable[[Job], None]) -> None:
        def make() -> None:
            if id(job) not in self._ended:
                call(job)

        self._inbox.put(make)


class _Room:
    """How far a generator may be ahead of the engine.

    Its second value waits until the first one is shown: a generator without pause would keep the interpreter from those that show it.

    Args:
        first: How many values come first, one for each job.
    """

    def __init__(self, first: int) -> None:
        self._free = threading.Semaphore(first)
        self._further = PENDING_VALUES - first

    def enter(self) -> None:
        """Wait until there is room for a value."""
        self._free.acquire()

    def leave(self) -> None:
        """Make room for another value; the first time for many."""
        further, self._further = self._further, 0
        self._free.release(1 + max(further, 0))


def _state_of(job: Job, node: Node) -> Any:
    return job.session.state(node) if isinstance(node, State) else None


def _preprocessed(component: Component, payload: Any) -> Any:
    """Return what a function gets for a payload, which anybody may have sent.

    Raises:
        PayloadError: The component cannot make anything of it.
    """
    try:
        return preprocessed(component, payload)
    except UNFIT as error:
        logger.warning("A value for `%s` could not be read.", component.kind, exc_info=error)
        label = getattr(component, "label", None) or component.kind
        raise PayloadError(f"The value for {label!r} has a form that cannot be read. Look at its schema.") from error


def _is_nested(value: Any, jobs: int) -> bool:
    """Whether a batch function of one output wrapped its list of results in another list, as the compatible API has it."""
    return (
        isinstance(value, (list, tuple))
        and len(value) == 1
        and isinstance(value[0], (list, tuple))
        and len(value[0]) == jobs
    )
