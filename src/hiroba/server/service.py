"""`Service`: an app at work: its model, its engine, its sessions and its settings, as transports and routes see it."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path
from typing import Any

from starlette.requests import HTTPConnection

from hiroba.components.component import Component
from hiroba.engine.attendance import Attendance
from hiroba.engine.engine import Engine
from hiroba.engine.executor import Executor
from hiroba.engine.processes import ProcessExecutor
from hiroba.engine.rate import CallRate
from hiroba.engine.revival import revive
from hiroba.engine.sqlite_job_store import SqliteJobStore
from hiroba.engine.threads import ThreadExecutor
from hiroba.files.access import AccessRules
from hiroba.files.context import set_owner, set_rules, set_store
from hiroba.files.folders import user_name
from hiroba.files.gate import FileGate
from hiroba.files.store import FileStore
from hiroba.graph.blocks import Blocks
from hiroba.graph.model import AppModel
from hiroba.graph.succession import succeed
from hiroba.server.access.gatekeeper import Gatekeeper
from hiroba.server.arrivals import Arrivals
from hiroba.server.origin import is_own_page
from hiroba.server.settings import Settings
from hiroba.server.store_lock import StoreLock
from hiroba.server.warm_up import warm_up
from hiroba.sessions.deep_links import DeepLinks
from hiroba.sessions.session import Session
from hiroba.sessions.sqlite_store import SqliteSessionStore
from hiroba.wire.ids import SessionId, SessionKey

__all__ = ["Service"]

DRAIN_STEP_S = 0.02
WARM_UP_AFTER_S = 0.5
"""The first page goes before the libraries that its values need."""
RESTART_S = 5.0
"""How much longer than its grace period a process may take to end that has the `store`."""
DELIVER_WITHIN_S = 2.0
"""How long a page may take to read the last notices when the server stops."""


class Service:
    """An app at work.

    Args:
        blocks: The app.
        settings: How it is served.

    Attributes:
        folder: Where processes that serve apps for this user keep files.
        app_id: A number that another app, or another version of this one, does not have.
        model: The app as sessions share it.
        engine: Runs it; there from `start` on.
        attendance: Its sessions; there from `start` on.
        gatekeeper: Knows who comes, and lets go of them.
        arrivals: Who has fetched a page and not shown it; there from `start` on.
        loop: The loop that it works on; there from `start` on.
        home: The same from `start` to `stop`; `None` before and after.
        is_draining: Whether it finishes what it does, and should be sent no more visitors.
        readers: How many pages read what their sessions are told.
        on_session_end: What to call with a session that has ended.
        on_draining: What to await once all jobs have ended.
        on_closing: What to call when the server is about to stop.
    """

    engine: Engine
    attendance: Attendance
    arrivals: Arrivals
    loop: asyncio.AbstractEventLoop

    def __init__(self, blocks: Blocks, settings: Settings) -> None:
        self.blocks = blocks
        self.app_id = _new_app_id()
        self._startup_tasks = list(blocks.startup_tasks)
        self.settings = settings
        self.home: asyncio.AbstractEventLoop | None = None
        self.is_draining = False
        self.readers = 0
        self.on_session_end: list[Callable[[Session], None]] = []
        self.on_draining: list[Callable[[], Awaitable[None]]] = []
        self.on_closing: list[Callable[[], None]] = []
        self.folder = settings.storage or Path(tempfile.gettempdir()) / f"hiroba-{user_name()}"
        store = FileStore(self.folder, secret_folder=settings.store or _own_folder(self.folder))
        self.gate = FileGate(store, AccessRules(settings.allowed_paths, settings.blocked_paths))
        self._lock = StoreLock(settings.store, settings.shutdown_grace_s + RESTART_S)
        self.model = AppModel(blocks, self.gate, settings.default_access)
        self.gatekeeper = Gatekeeper(settings, self._end_sessions_of)

    @property
    def is_closing(self) -> bool:
        """Whether the server is about to stop."""
        return self._closing.is_set()

    async def wait_for_close(self, timeout_s: float) -> None:
        """Return when the server is about to stop, or after a while."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), timeout_s)

    async def drain(self) -> None:
        """Finish what runs, as far as the grace period reaches, and deliver it; begin nothing any more."""
        self.is_draining = True
        self.engine.pause()
        end_s = self.loop.time() + self.settings.shutdown_grace_s
        while self.engine.running and self.loop.time() < end_s:
            await asyncio.sleep(DRAIN_STEP_S)
        for job in self.engine.jobs:
            if job.phase == "running" and not (job.binding.options.repeatable and self.engine.jobs.is_stored):
                self.engine.interrupt(job)
        for deliver in self.on_draining:
            await deliver()
        self.begin_to_close()
        end_s = self.loop.time() + DELIVER_WITHIN_S
        while self.readers and self.loop.time() < end_s:
            await asyncio.sleep(DRAIN_STEP_S)

    def begin_to_close(self) -> None:
        """End all streams, so that the server can stop without breaking one."""
        self._closing.set()
        for call in self.on_closing:
            call()
        for session in self.attendance:
            session.feed.close()

    def prepare(self) -> None:
        """Do what the app wants done before it opens, such as computing the answers of examples; once.

        Raises:
            LaunchError: Another process works with the same `store`.
            ReturnError: A component cannot show its initial value.
        """
        self._lock.take()
        tasks, self._startup_tasks = self._startup_tasks, []
        copy_context().run(self._perform, tasks)
        self.model.check_values()

    def _perform(self, tasks: Sequence[Callable[[], None]]) -> None:
        set_store(self.gate.store)
        set_rules(self.gate.rules)
        set_owner(None)
        for task in tasks:
            task()

    def _warm_up(self) -> None:
        """Load libraries for values that will come, beside the serving of the first page."""
        components = [node for node in self.model.nodes.values() if isinstance(node, Component)]
        warm_up(components, [binding.function for binding in self.model.bindings.values()])

    def start(self) -> None:
        """Begin to work, on the running event loop."""
        store = self.settings.store
        jobs = SqliteJobStore(store / "jobs.sqlite") if store else None
        self._closing = asyncio.Event()
        self.loop = asyncio.get_running_loop()
        self.engine = Engine(
            self.model,
            self.gate,
            self.loop,
            executors=_executors(self.model, self.settings),
            show_error=self.settings.show_error,
            job_store=jobs,
        )
        self.engine.calls.rate = self._rate()
        self.loop.call_later(WARM_UP_AFTER_S, self._warm_up)
        sessions = SqliteSessionStore(store / "sessions.sqlite") if store else None
        self.attendance = Attendance(
            self.engine,
            self.settings.graces,
            capacity=self.settings.session_capacity,
            store=sessions,
            links=DeepLinks(self.gate.store, store / "deep_links.sqlite" if store else None),
        )
        self.attendance.on_end += self.on_session_end
        self.arrivals = Arrivals(self.engine.clock)
        if jobs is not None:
            revive(self.engine, jobs, self.attendance.revive)
        self._sweep_later()
        self.home = self.loop

    async def replace(self, blocks: Blocks, settings: Settings) -> None:
        """Go on with another version of the program; sessions and what runs in them stay."""
        succeed(self.blocks, blocks)
        self._startup_tasks = list(blocks.startup_tasks)
        self.gate.rules = AccessRules(settings.allowed_paths, settings.blocked_paths)
        model = AppModel(blocks, self.gate, settings.default_access)
        await asyncio.to_thread(self._get_ready, model)
        self.blocks, self.settings, self.model = blocks, settings, model
        self.app_id = _new_app_id()
        self.engine.calls.rate = self._rate()
        self.gatekeeper.settings = settings
        needed = _executors(model, settings).keys()
        self.engine.replace(model, {"process": ProcessExecutor()} if "process" in needed else {})
        self.attendance.replace(model)

    def _rate(self) -> CallRate:
        security = self.settings.security
        return CallRate(self.loop.time, security.calls_per_minute, security.calls_per_minute_of_session)

    def _get_ready(self, model: AppModel) -> None:
        self.prepare()
        for page in model.blocks.pages:
            model.page(page.route)

    def _sweep_later(self) -> None:
        """Remove old files again and again, as `Blocks(delete_cache=...)` says."""
        if self.blocks.delete_cache is None:
            return
        every_s, age_s = self.blocks.delete_cache

        def sweep() -> None:
            self.loop.run_in_executor(None, self.gate.store.sweep, age_s)
            self._sweep_later()

        self.engine.clock.call_later(every_s, sweep)

    def stop(self) -> None:
        """End all sessions and runs, and remove the files of this process. With a store, sessions are kept in it."""
        self.home = None
        if self.settings.store is None:
            for session in self.attendance:
                self.attendance.end(session)
        self.attendance.close()
        self.engine.close()
        self.gate.store.close()
        self.let_go()

    def let_go(self) -> None:
        """Let another process have the `store`."""
        self._lock.release()

    def _end_sessions_of(self, grant: str) -> None:
        for session in self.attendance:
            if session.visit.caller.grant == grant:
                self.attendance.end(session)

    def session_of(self, request: HTTPConnection) -> SessionId | None:
        """Return the session that a request names by `?session=`, if there is one of this id."""
        session = self.attendance.get(SessionKey(request.query_params.get("session", "")))
        return session.id if session is not None else None

    def admits(self, scope: Mapping[str, Any]) -> bool:
        """Whether a browser's connection comes from a page of this server, not from one that a visitor happens to have open."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope.get("headers", [])}
        return is_own_page(headers, self.settings.security, self.settings.strict_cors, self.settings.root_path)


def _new_app_id() -> int:
    """Return a number that JavaScript can hold exactly."""
    return secrets.randbits(53)


def _executors(model: AppModel, settings: Settings) -> dict[str, Executor]:
    """Return the executors that the app's bindings ask for; worker processes only where one does."""
    executors: dict[str, Executor] = {"thread": ThreadExecutor(settings.max_threads)}
    if any(binding.options.executor == "process" for binding in model.bindings.values()):
        executors["process"] = ProcessExecutor()
    return executors


def _own_folder(folder: Path) -> Path:
    """Return where apps keep what outlasts them that are started from this working directory, and no others."""
    return folder / hashlib.sha256(str(Path.cwd()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
