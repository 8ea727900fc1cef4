"""`Calls`: runs the server functions of components, which their pages call, and answers each call once.

A call is no job: it has no place in a line, no outputs and no followers. A session may have a few at work at once; the next ones
wait, so that calls that never end take no more threads than that, and hold up nobody else. A page finds a large answer as a file of its
session, so that no number of them fills the session's feed.
"""

from __future__ import annotations

import inspect
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec

from hiroba.components.node import Node
from hiroba.components.plain import to_plain
from hiroba.components.server_function import server_functions_of
from hiroba.components.uploads_of_scripts import with_local_paths
from hiroba.engine.arguments import Circumstances, arguments_for
from hiroba.engine.executor import Executor, Handle
from hiroba.engine.inbox import Inbox
from hiroba.engine.rate import CallRate
from hiroba.engine.report import report_error
from hiroba.errors import PayloadError
from hiroba.files.context import set_owner, set_rules, set_store
from hiroba.files.gate import FileGate
from hiroba.graph.binding import is_async_function
from hiroba.graph.values import load_files, store_files
from hiroba.sessions.current_run import Level, current_reporter
from hiroba.sessions.session import Session
from hiroba.sessions.visit import Request, Visit
from hiroba.wire.commands import CallCommand
from hiroba.wire.ids import NodeId, ScreenId, SessionId
from hiroba.wire.letters import encode
from hiroba.wire.notices import AnsweredNotice, CacheUse, ErrorReport, ProgressUnit, ToastNotice
from hiroba.wire.values import FileData

__all__ = ["Answer", "Call", "Calls"]

MAX_AT_WORK = 8
"""How many calls of one session run at once."""
MAX_WAITING = 256
MAX_IN_FEED = 4096
"""The longest answer, in bytes of JSON, that stands in the feed of a session itself."""
KEPT_FILES = 64
"""How many of a session's newest large answers are kept."""

Answer = Callable[[msgspec.Raw, ErrorReport | None, str | None], None]
"""Takes the result as JSON, what went wrong, or the address of a large result, on the engine's loop."""


@dataclass(frozen=True)
class Call:
    """A wish to call a server function.

    Attributes:
        node: Of which node.
        name: Its name.
        args: Decoded JSON.
        visit: The request of who wishes it.
        screen: The page that wishes it, if one does; messages go there.
        seq: The number of its command; a large answer to it becomes a file.
    """

    node: NodeId
    name: str
    args: list[Any]
    visit: Visit
    screen: ScreenId | None = None
    seq: int | None = None


@dataclass
class _Line:
    """The calls of one session."""

    handles: dict[_CallTask, Handle] = field(default_factory=dict)
    waiting: deque[_CallTask] = field(default_factory=deque)


class Calls:
    """The server functions of an app at work.

    Args:
        executor: Where they run.
        inbox: The way to the engine's loop.
        gate: Where files come from and go to.
        show_error: Whether visitors see the text of any exception.

    Attributes:
        rate: How often visitors and programs may call, these functions or any; as often as they like until it is set.
    """

    def __init__(self, executor: Executor, inbox: Inbox, gate: FileGate, show_error: bool) -> None:
        self.rate = CallRate(time.monotonic)
        self._executor = executor
        self._inbox = inbox
        self._gate = gate
        self._show_error = show_error
        self._lines: dict[SessionId, _Line] = {}
        self._files: dict[SessionId, deque[str]] = {}

    def answer(self, session: Session, screen: ScreenId, command: CallCommand) -> None:
        """Carry out the command of a page. The answer goes into the session's feed, for that page alone."""
        args = [msgspec.json.decode(arg) for arg in command.args]

        def tell(result: msgspec.Raw, error: ErrorReport | None, url: str | None) -> None:
            session.tell(AnsweredNotice(command.seq, result, error, url), screen)

        self.start(session, Call(command.node, command.name, args, session.visit, screen, command.seq), tell)

    def start(self, session: Session, call: Call, answer: Answer) -> None:
        """Accept a call; `answer` is called once, unless the session ends before."""
        node = session.node(call.node)
        function = server_functions_of(session.component(node)).get(call.name) if node is not None else None
        if node is None or function is None or not session.app.admits(call.visit.caller):
            answer(msgspec.Raw(b"null"), ErrorReport("There is no such function on this page. Reload the page."), None)
            return
        line = self._lines.setdefault(session.id, _Line())
        if len(line.waiting) >= MAX_WAITING:
            answer(msgspec.Raw(b"null"), ErrorReport("Too many calls are waiting. Try again in a moment."), None)
        else:
            line.waiting.append(_CallTask(self, session, node, call, function, answer))
            self._go_on(session.id)

    def end(self, session: Session) -> None:
        """Forget the calls of a session that has ended, and end those that can be ended."""
        line = self._lines.pop(session.id, _Line())
        self._files.pop(session.id, None)
        for handle in line.handles.values():
            handle.cancel()

    def _go_on(self, id: SessionId) -> None:
        line = self._lines[id]
        while line.waiting and len(line.handles) < MAX_AT_WORK:
            task = line.waiting.popleft()
            line.handles[task] = self._executor.start(task)
        if not line.handles:
            del self._lines[id]

    def _keep(self, file: FileData, session: Session) -> str | None:
        files = self._files.setdefault(session.id, deque())
        files.append(file.path)
        if len(files) > KEPT_FILES:
            self._gate.store.discard(files.popleft())
        return file.url

    def _finish(
        self, task: _CallTask, result: bytes, error: BaseException | None, file: FileData | None = None
    ) -> None:
        """Answer a call. Called from any thread."""
        report = report_error(error, self._show_error, task.function) if error is not None else None

        def finish() -> None:
            line = self._lines.get(task.session.id)
            if line is not None and line.handles.pop(task, None) is not None:
                url = None if file is None else self._keep(file, task.session)
                task.answer(msgspec.Raw(result), report, url)
                self._go_on(task.session.id)

        self._inbox.put(finish)


class _CallTask:
    """The task of an executor for one call, and the reporter for messages out of it."""

    is_generator = False
    is_logged = False

    def __init__(
        self, calls: Calls, session: Session, node: Node, call: Call, function: Callable[..., Any], answer: Answer
    ) -> None:
        self.session = session
        self.function = function
        self.is_async = is_async_function(function)
        self.answer = answer
        self._calls = calls
        self._node = node
        self._call = call
        self._result = b"null"
        self._file: FileData | None = None

    def prepare(self) -> tuple[list[Any], dict[str, Any]]:
        """Return the arguments of the function."""
        gate = self._calls._gate
        current_reporter.set(self)
        set_store(gate.store)
        set_rules(gate.rules)
        set_owner(self.session.id)
        values = [with_local_paths(load_files(value, gate, self.session.id)) for value in self._call.args]
        return _fitting(self.function, values, self._circumstances())

    @property
    def request(self) -> Request:
        """The request with which the page of the component came."""
        return self._circumstances().request

    def _circumstances(self) -> Circumstances:
        return Circumstances(self._call.visit, self.session, self._calls._inbox.put, self._node)

    def value(self, value: Any) -> None:
        """Keep what the function returned, as JSON."""
        gate, seq = self._calls._gate, self._call.seq
        result = encode(to_plain(store_files(value, gate, self.session.id)))
        if seq is None or len(result) <= MAX_IN_FEED:
            self._result = result
        else:
            self._file = gate.store.put_bytes(result, f"answer-{seq}.json", "application/json", self.session.id)

    def done(self) -> None:
        """Answer with the result."""
        self._calls._finish(self, self._result, None, self._file)

    def failed(self, error: BaseException) -> None:
        """Answer with what went wrong."""
        self._calls._finish(self, b"null", error)

    def stopped(self) -> None:
        """Nobody waits for the answer any more."""

    def toast(self, level: Level, message: str, title: str, duration_s: float | None) -> None:
        """Show a message on the screen that called."""
        notice = ToastNotice(level, message, title, duration_s)
        self._calls._inbox.put(lambda: self.session.tell(notice, self._call.screen))

    def progress(self, units: list[ProgressUnit]) -> None:
        """Nothing shows how far a call is; it is awaited by a script."""

    def cached(self, use: CacheUse) -> None:
        """Nothing shows that a call was answered from a cache."""

    def output(self, text: str) -> None:
        """Nothing shows what a call prints."""


def _fitting(
    function: Callable[..., Any], values: list[Any], circumstances: Circumstances
) -> tuple[list[Any], dict[str, Any]]:
    """Return the arguments, spread or in one list, whichever the function can take.

    Clients of the compatible API send several values, or none, as one list; their functions take it so, or one by one.
    """
    ways = [values, [values]]
    if len(values) == 1:
        ways += [values[0] if isinstance(values[0], list) else [], []]
    for way in ways:
        with suppress(PayloadError):
            args, kwargs = arguments_for(function, way, circumstances)
            if _takes(function, args, kwargs):
                return args, kwargs
    name = getattr(function, "__name__", "function")
    raise PayloadError(f"The server function `{name}` does not take {len(values)} values; look at its parameters.")


def _takes(function: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> bool:
    try:
        inspect.signature(function).bind(*args, **kwargs)
    except TypeError:
        return False
    except ValueError:  # a builtin that does not tell its parameters
        return True
    return True
