"""`ProcessExecutor`: runs functions in worker processes, which can be ended at any moment.

Functions and values are pickled by value with cloudpickle, so lambdas and functions of the main program work too. A worker serves one task
at a time and is kept for the next one; cancelling kills it.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO, cast

from hiroba.engine.executor import Task
from hiroba.engine.worker import read_message, write_message
from hiroba.errors import BuildError, HirobaError, MissingPackageError

__all__ = ["ProcessExecutor", "WorkerLostError"]


class WorkerLostError(HirobaError):
    """A worker process ended in the middle of a task: it crashed, or ran out of memory."""


class ProcessExecutor:
    """Runs tasks in worker processes.

    Args:
        max_workers: How many tasks run at once; further ones wait.

    Raises:
        MissingPackageError: The package `cloudpickle` is not installed.
    """

    def __init__(self, max_workers: int = 8) -> None:
        try:
            import cloudpickle  # noqa: F401  # needed by the workers; missing it is told here
        except ImportError as error:
            raise MissingPackageError("cloudpickle", "to run functions in worker processes", "process") from error
        self._pool = ThreadPoolExecutor(max_workers, thread_name_prefix="hiroba-worker")
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()

    def start(self, task: Task) -> _Handle:
        """Begin to run `task`."""
        handle = _Handle()
        self._pool.submit(self._run, task, handle)
        return handle

    def close(self) -> None:
        """End all workers."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            workers, self._all, self._idle = list(self._all), set(), []
        for worker in workers:
            worker.kill()

    def _run(self, task: Task, handle: _Handle) -> None:
        try:
            args, kwargs = task.prepare()
            worker = self._take()
            if handle.cancels(worker.kill):
                worker.kill()
                return
            self._converse(worker, task, args, kwargs)
        except BaseException as error:  # the edge of a task: whatever happened is told to whom it concerns
            if handle.is_cancelled:
                task.stopped()
            else:
                task.failed(error)

    def _converse(self, worker: _Worker, task: Task, args: list[Any], kwargs: dict[str, Any]) -> None:
        worker.send(task, args, kwargs)
        for kind, *parts in worker.messages():
            if kind == "value":
                task.value(parts[0])
            elif kind in ("toast", "progress", "output", "cached"):
                getattr(task, kind)(*parts)
            else:
                with self._lock:
                    self._idle.append(worker)
                if kind == "done":
                    task.done()
                else:
                    task.failed(parts[0])
                return

    def _take(self) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    return worker
                self._all.discard(worker)
            worker = _Worker()
            self._all.add(worker)
            return worker


class _Handle:
    ends_at_once = True

    def __init__(self) -> None:
        self.is_cancelled = False
        self._kill: Callable[[], None] | None = None
        self._lock = threading.Lock()

    def cancel(self) -> None:
        with self._lock:
            self.is_cancelled = True
            kill = self._kill
        if kill is not None:
            kill()

    interrupt = cancel

    def cancels(self, kill: Callable[[], None]) -> bool:
        """Remember what ends the worker; tell whether it has to end already."""
        with self._lock:
            self._kill = kill
            return self.is_cancelled


class _Worker:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hiroba.engine.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            close_fds=True,
        )
        self._in = cast("BinaryIO", self._process.stdin)
        self._out = cast("BinaryIO", self._process.stdout)
        write_message(self._in, sys.path)

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def send(self, task: Task, args: list[Any], kwargs: dict[str, Any]) -> None:
        try:
            call = (task.function, args, kwargs, task.is_generator, task.is_async)
            write_message(self._in, (*call, task.is_logged))
        except (TypeError, AttributeError, ValueError) as error:
            raise BuildError(
                f"`{getattr(task.function, '__name__', task.function)}` cannot run in a worker process, because it or one of its "
                f'values cannot be pickled: {error}. Use `executor="thread"` for it.'
            ) from error

    def messages(self) -> Any:
        while True:
            try:
                yield read_message(self._out)
            except (EOFError, OSError, ValueError) as error:
                code = self._process.wait()
                raise WorkerLostError(f"The worker process ended with code {code} before the function did.") from error

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._in, self._out):
            try:
                stream.close()
            except (OSError, ValueError):
                pass  # the pipe is broken, which is what was wanted
