"""`User`: someone who uses an app, without a browser, a port or a clock.

user = User(demo)
user.set(name, "Ada")
user.fire(button.click)
assert user.value(greeting) == "Hello Ada!"
"""

from __future__ import annotations

import asyncio
import contextvars
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from hiroba.components.component import Component
from hiroba.components.data_model import preprocessed
from hiroba.components.event import Trigger
from hiroba.components.node import Node
from hiroba.components.state import State
from hiroba.engine.attendance import Attendance
from hiroba.engine.calls import Call
from hiroba.engine.engine import Engine, Order
from hiroba.engine.job import Job
from hiroba.errors import ArgumentError, Error
from hiroba.files.access import AccessRules
from hiroba.files.context import set_store
from hiroba.files.gate import FileGate
from hiroba.files.store import FileStore
from hiroba.graph.blocks import Blocks
from hiroba.graph.caller import Caller
from hiroba.graph.describe import wire_props
from hiroba.graph.model import AppModel
from hiroba.graph.values import load_files, store_files
from hiroba.sessions.screen import Screen
from hiroba.sessions.session import Session
from hiroba.sessions.visit import Visit
from hiroba.testing.clock import ManualClock
from hiroba.testing.stepper import Stepper
from hiroba.wire.commands import AttachCommand
from hiroba.wire.ids import ScreenId
from hiroba.wire.notices import ErrorReport, FinishedNotice, MessageNotice, ToastNotice

__all__ = ["User"]


class User:
    """A visitor of an app, driven by a test. Functions run in the test's own thread.

    Args:
        demo: The app.
        page: Route of the page that is opened.
        query: Query of its address.
        username: Name under which the visitor signed in.
        roles: Roles of the visitor.
        together_with: Another user whose session this one joins, as a second screen.
        beside: Another user whose app this one visits as well, in a session of their own.

    Attributes:
        messages: What `Info`, `Warning` and `Success` told, as (level, text).
        errors: Failures that the visitor was told of.
    """

    def __init__(
        self,
        demo: Blocks,
        page: str = "",
        query: str = "",
        username: str | None = None,
        roles: Sequence[str] = (),
        together_with: User | None = None,
        beside: User | None = None,
    ) -> None:
        self.messages: list[tuple[str, str]] = []
        self.errors: list[ErrorReport] = []
        self._told: list[tuple[int, Any]] = []
        other = together_with or beside
        self._house: _House = other._house if other else _House(demo)
        self._session: Session
        self._screen: Screen
        self._cursor = 0
        visit = Visit(query=query, caller=Caller(username, frozenset(roles), "page"))
        command = AttachCommand(
            screen=ScreenId(f"screen {id(self)}"),
            page=page,
            session=together_with._session.key if together_with else None,
            reason="reconnect" if together_with else "open",
            query=query,
        )
        self._session, self._screen, _ = self._house.attendance.attach(command, visit)
        self._house.settle()
        self._read()

    def set(self, component: Component, value: Any) -> None:
        """Change a component as the visitor would, and run what listens to `change` and `input`.

        Args:
            component: The component.
            value: As a function would return it for this component.
        """
        wired = self._house.wired(self._session.component(component), value, self._session.id)
        has_changed = self._session.value(component) != wired
        assert component.id is not None
        self._session.hear(component.id, "value", wired)
        for name in ("change", "input") if has_changed else ("input",):
            for binding in self._session.listeners(component, name):
                self._run(Order(binding, self._session.visit, trigger=component, screen=self._screen.id))
        self._finish()

    def fire(self, trigger: Trigger, data: dict[str, Any] | None = None) -> None:
        """Let an event happen, and run all that follows from it to the end.

        Args:
            trigger: Such as `button.click`.
            data: What the event tells, such as `{"index": 1}`.

        Raises:
            ArgumentError: No function listens to the event.
        """
        self.start(trigger, data)
        self._finish()

    def start(self, trigger: Trigger, data: dict[str, Any] | None = None) -> list[Job]:
        """Let an event happen, and run nothing yet: `step` lets the functions go on value by value.

        Raises:
            ArgumentError: No function listens to the event.
        """
        node = trigger.node
        if node is None or not self._session.listeners(node, trigger.event.name):
            raise ArgumentError(f"No function listens to `{trigger.event.name}` of {node!r}.")
        jobs = []
        for binding in self._session.listeners(node, trigger.event.name):
            job = self._run(Order(binding, self._session.visit, trigger=node, data=data, screen=self._screen.id))
            if job is not None:
                jobs.append(job)
        return jobs

    def step(self) -> bool:
        """Let the next function go on by one value. Returns whether there is more to do."""
        has_more = self._house.step()
        self._read()
        return has_more

    def advance(self, seconds: float) -> None:
        """Let time pass: timers tick, and all that follows runs."""
        self._house.clock.advance(seconds, self._house.settle)
        self._read()

    def call(self, node: Node, name: str, *args: Any) -> Any:
        """Call a server function as the page of `node` would, and return its result as JSON brings it.

        Args:
            node: A component that declares the function.
            name: Its name.
            *args: What JSON holds.

        Raises:
            Error: It failed, or there is no such function; the text is the one that the visitor would be told.
        """
        assert node.id is not None
        answers: list[tuple[msgspec.Raw, ErrorReport | None, str | None]] = []
        call = Call(node.id, name, list(args), self._session.visit, self._screen.id)
        self._house.engine.calls.start(self._session, call, lambda *answer: answers.append(answer))
        self._finish()
        (result, error, _) = answers[0]
        if error is not None:
            raise Error(error.message, title=error.title)
        return msgspec.json.decode(result)

    def told(self, node: Node) -> list[Any]:
        """Return what Python code has sent to the page of a component so far."""
        return [content for id, content in self._told if id == node.id]

    def value(self, component: Component) -> Any:
        """Return what a component shows, as on the wire; of a `State`, its Python value."""
        return self._session.state(component) if isinstance(component, State) else self._session.value(component)

    def received(self, component: Component) -> Any:
        """Return what a function would get for this component now."""
        return self._house.received(self._session.component(component), self.value(component), self._session.id)

    def prop(self, node: Node, name: str) -> Any:
        """Return a property as the visitor has it, such as `label` or `visible`."""
        assert node.id is not None
        own = self._session.props.get(node.id, {})
        return own[name] if name in own else wire_props(self._session.component(node), [name]).get(name)

    def drawn(self) -> list[Node]:
        """Return what `render` functions have drawn for this visitor."""
        return [node for drawing in self._session.drawings.values() for node in drawing.nodes.values()]

    def leave(self) -> None:
        """Close the page, and let the session end."""
        self._house.attendance.detach(self._session, self._screen, self._screen.connections, has_left=True)
        self._house.settle()

    def close(self) -> None:
        """Free what the test used."""
        self._house.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()

    def _run(self, order: Order) -> Job | None:
        return self._house.engine.run(self._session, order)

    def _finish(self) -> None:
        self._house.settle()
        self._read()

    def _read(self) -> None:
        for number, entry in self._session.feed.read(self._cursor) or []:
            self._cursor = number
            notice = entry.notice
            if isinstance(notice, ToastNotice):
                self.messages.append((notice.level, notice.message))
            elif isinstance(notice, MessageNotice):
                self._told.append((notice.node, notice.content))
            elif isinstance(notice, FinishedNotice) and notice.error is not None:
                self.errors.append(notice.error)


class _House:
    """The app at work, shared by the users of one session."""

    def __init__(self, demo: Blocks) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="hiroba-test-", ignore_cleanup_errors=True)
        self.gate = FileGate(FileStore(Path(self._folder.name) / "files"), AccessRules((), ()))
        self.clock = ManualClock()
        self._loop = asyncio.new_event_loop()
        self._stepper = Stepper()
        model = AppModel(demo, self.gate)
        self.engine = Engine(
            model,
            self.gate,
            self._loop,
            executors={"thread": self._stepper, "process": self._stepper},
            clock=self.clock,
        )
        self.attendance = Attendance(self.engine)

    def step(self) -> bool:
        if self._stepper.has_work:
            contextvars.copy_context().run(self._stepper.step)
        self._pump()
        return self._stepper.has_work

    def settle(self) -> None:
        self._pump()
        while self.step():
            pass

    def wired(self, component: Node, value: Any, owner: str) -> Any:
        assert isinstance(component, Component)
        return self._in_context(lambda: store_files(component.postprocess(value), self.gate, owner))

    def received(self, component: Node, payload: Any, owner: str) -> Any:
        assert isinstance(component, Component)
        return self._in_context(lambda: preprocessed(component, load_files(payload, self.gate, owner)))

    def close(self) -> None:
        self.attendance.close()
        self.engine.close()
        self.gate.store.close()
        self._loop.close()
        self._folder.cleanup()

    def _in_context(self, call: Callable[[], Any]) -> Any:
        def run() -> Any:
            set_store(self.gate.store)
            return call()

        return contextvars.copy_context().run(run)

    def _pump(self) -> None:
        """Let the loop make the calls that wait."""
        self._loop.call_soon(self._loop.stop)
        self._loop.run_forever()
