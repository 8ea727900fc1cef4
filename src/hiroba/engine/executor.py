"""Where functions run: `Executor` is the interface; threads and worker processes implement it under one contract.

An executor gets a `Task`. It calls `task.prepare()` for the arguments, runs the function, and hands each value to `task.value(...)`,
then exactly one of `task.done()` and `task.failed(error)`. All of these may be called from any thread. After `cancel()` of the handle
a task whose handle `ends_at_once` hears only that it has `stopped`; any other one still hears its end, once the function has returned.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from hiroba.wire.notices import CacheUse

__all__ = ["Executor", "Handle", "Task"]


class Task(Protocol):
    """A function to run, and who hears of it."""

    function: Callable[..., Any]
    is_generator: bool
    is_async: bool
    is_logged: bool

    def prepare(self) -> tuple[list[Any], dict[str, Any]]:
        """Return positional and named arguments. May take long; raises what the visitor is told."""

    def value(self, value: Any) -> None:
        """Take a value that the function returned or yielded. May take long, and blocks while too much is under way."""

    def output(self, text: str) -> None:
        """Take what the function printed elsewhere, where it `is_logged`."""

    def cached(self, use: CacheUse) -> None:
        """Take word that a result was kept from before."""

    def done(self) -> None:
        """The function has ended."""

    def failed(self, error: BaseException) -> None:
        """The function, or what comes before and after it, raised."""

    def stopped(self) -> None:
        """The task was cancelled, and its work has ended: there is nothing more to tell, but what came until then may be kept."""


class Handle(Protocol):
    """A task that runs."""

    @property
    def ends_at_once(self) -> bool:
        """Whether `cancel` ends the work itself, so that its place is free."""

    def cancel(self) -> None:
        """End the task: a generator at its next value, a coroutine where it waits, a worker process at once."""

    def interrupt(self) -> None:
        """End the task as `cancel` does, and a plain function in a thread at its next instruction."""


class Executor(Protocol):
    """Runs tasks."""

    def start(self, task: Task) -> Handle:
        """Begin to run `task`."""

    def close(self) -> None:
        """End all tasks and free what is held."""
