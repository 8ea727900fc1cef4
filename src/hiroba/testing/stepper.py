"""An executor that runs functions in the calling thread, one value at a time, when it is told to."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from hiroba.engine.executor import Task

__all__ = ["Stepper"]

ENDED = object()


class Stepper:
    """Runs tasks only when `step` is called."""

    def __init__(self) -> None:
        self._tasks: deque[_Handle] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def has_work(self) -> bool:
        """Whether a task can go on."""
        return bool(self._tasks)

    def start(self, task: Task) -> _Handle:
        """Take in a task; nothing of it runs yet."""
        handle = _Handle(task)
        self._tasks.append(handle)
        return handle

    def step(self) -> None:
        """Let the oldest task go on by one value; it then stands last."""
        handle = self._tasks.popleft()
        if handle.is_cancelled:
            self._end(handle)
            handle.task.stopped()
            return
        try:
            value = self._next(handle)
        except BaseException as error:  # the edge of a task: whatever it raised is told to whom it concerns
            handle.task.failed(error)
            return
        if value is ENDED:
            handle.task.done()
        else:
            self._tasks.append(handle)

    def close(self) -> None:
        """Forget all tasks."""
        for handle in self._tasks:
            self._end(handle)
        self._tasks.clear()
        if self._loop is not None:
            self._loop.close()

    def _next(self, handle: _Handle) -> Any:
        task = handle.task
        if not handle.has_begun:
            handle.has_begun = True
            args, kwargs = task.prepare()
            result = task.function(*args, **kwargs)
            if not task.is_generator:
                task.value(self._await(result) if task.is_async else result)
                return ENDED
            handle.values = result
        value = self._await(anext(handle.values, ENDED)) if task.is_async else next(handle.values, ENDED)
        if value is not ENDED:
            task.value(value)
        return value

    def _end(self, handle: _Handle) -> None:
        if handle.values is not None and not handle.task.is_async:
            handle.values.close()
        elif handle.values is not None:
            self._await(handle.values.aclose())

    def _await(self, awaitable: Any) -> Any:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop.run_until_complete(awaitable)


class _Handle:
    ends_at_once = True

    def __init__(self, task: Task) -> None:
        self.task = task
        self.values: Any = None
        self.has_begun = False
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True

    interrupt = cancel
