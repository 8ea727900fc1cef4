"""`ThreadExecutor`: runs plain functions in a pool of threads and coroutines on a loop of their own.

Neither shares a thread with the server, so a function that blocks never delays a page, an upload or another answer.
"""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from hiroba.engine.executor import Task
from hiroba.engine.interruption import Interruption

__all__ = ["Strand", "ThreadExecutor"]

CLOSE_WITHIN_S = 2.0
"""How long a coroutine that blocks may hold up the end of the server."""

TURN = 16
"""How many functions of a strand run in a row before their thread is given to whoever else waits for one."""


class ThreadExecutor:
    """Runs tasks in threads of this process.

    Args:
        max_threads: How many plain functions run at once, whatever the limits of single functions say.
    """

    def __init__(self, max_threads: int = 40) -> None:
        self._pool = ThreadPoolExecutor(max_threads, thread_name_prefix="hiroba-function")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def start(self, task: Task) -> _ThreadHandle | _CoroutineHandle:
        """Begin to run `task`."""
        context = contextvars.copy_context()
        if task.is_async:
            future = asyncio.run_coroutine_threadsafe(_run_async(task, self._pool), self._user_loop())
            return _CoroutineHandle(future)
        handle = _ThreadHandle(task.is_generator)
        self._pool.submit(context.run, _run, task, handle)
        return handle

    def strand(self, limit: int) -> Strand:
        """Return a strand of the same threads that runs at most `limit` tasks at once."""
        return Strand(self._pool, limit)

    def close(self) -> None:
        """Stop taking tasks; running ones end in their own time."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(CLOSE_WITHIN_S)

    def _user_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_serve, args=(self._loop,), name="hiroba-coroutines", daemon=True
                )
                self._thread.start()
            return self._loop


class Strand:
    """Runs plain functions of which only so many may run at once, each on the thread that the one before has left.

    To end one and begin the next takes no turn of the server's loop: with many callers of a quick function, that was most of the
    time of a call.

    Args:
        pool: The threads.
        limit: How many run at once.

    Attributes:
        limit: The same; it may be lowered.
    """

    def __init__(self, pool: ThreadPoolExecutor, limit: int) -> None:
        self.limit = limit
        self._pool = pool
        self._lock = threading.Lock()
        self._waiting: deque[Callable[[], None]] = deque()
        self._threads = 0

    def start(self, task: Task) -> _ThreadHandle:
        """Run `task`, neither a generator nor a coroutine, as soon as there is room."""
        context, handle = contextvars.copy_context(), _ThreadHandle(is_generator=False)
        with self._lock:
            self._waiting.append(lambda: context.run(_run, task, handle))
            if self._threads >= self.limit:
                return handle
            self._threads += 1
        self._pool.submit(self._work)
        return handle

    def _work(self) -> None:
        for _ in range(TURN):
            with self._lock:
                if not self._waiting:
                    self._threads -= 1
                    return
                call = self._waiting.popleft()
            call()
        self._pool.submit(self._work)


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    """Run a loop until it is stopped; then end what still runs on it."""
    loop.run_forever()
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks))
    loop.close()


class _ThreadHandle:
    def __init__(self, is_generator: bool) -> None:
        self.is_cancelled = False
        self.ends_at_once = is_generator
        self._interruption = Interruption()

    def cancel(self) -> None:
        self.is_cancelled = True

    def interrupt(self) -> None:
        self.cancel()
        self._interruption.strike()

    def run(self, call: Callable[[], None]) -> None:
        """Make a call that may be interrupted; then nothing is raised."""
        self._interruption.guard(call)


class _CoroutineHandle:
    ends_at_once = True

    def __init__(self, future: Future[None]) -> None:
        self._future = future

    def cancel(self) -> None:
        self._future.cancel()

    interrupt = cancel


def _run(task: Task, handle: _ThreadHandle) -> None:
    try:
        if not handle.is_cancelled:
            handle.run(lambda: _call_plain(task, handle))
    except BaseException as error:  # the edge of a task: whatever it raised is told to whom it concerns
        task.failed(error)
    else:
        if handle.is_cancelled and handle.ends_at_once:
            task.stopped()
        else:
            task.done()


def _call_plain(task: Task, handle: _ThreadHandle) -> None:
    args, kwargs = task.prepare()
    result = task.function(*args, **kwargs)
    if task.is_generator:
        _drain(result, task, handle)
    else:
        task.value(result)


def _drain(values: Iterator[Any], task: Task, handle: _ThreadHandle) -> None:
    try:
        for value in values:
            if handle.is_cancelled:
                return
            task.value(value)
            if handle.is_cancelled:
                return
    finally:
        close = getattr(values, "close", None)
        if close is not None:
            close()


async def _run_async(task: Task, pool: ThreadPoolExecutor) -> None:
    loop = asyncio.get_running_loop()
    # What `prepare` sets for this run must be seen by the function, which runs on another thread.
    context = contextvars.copy_context()
    try:
        args, kwargs = await loop.run_in_executor(pool, context.run, task.prepare)
        await loop.create_task(_call(task, args, kwargs), context=context)
    except asyncio.CancelledError as error:
        own = asyncio.current_task()
        if own is not None and own.cancelling():
            task.stopped()
            raise
        task.failed(error)  # nobody has cancelled the run: something within the function has cancelled itself
    except BaseException as error:  # the edge of a task, as above
        task.failed(error)
    else:
        task.done()


async def _call(task: Task, args: list[Any], kwargs: dict[str, Any]) -> None:
    result = task.function(*args, **kwargs)
    if task.is_generator:
        await _drain_async(result, task)
    else:
        task.value(await result)


async def _drain_async(values: AsyncIterator[Any], task: Task) -> None:
    try:
        async for value in values:
            task.value(value)
    finally:
        close = getattr(values, "aclose", None)
        if close is not None:
            await close()
