"""The contract of executors, run over each of them."""

from __future__ import annotations

import asyncio
import threading
import time
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextvars import ContextVar
from typing import Any

import pytest

from hiroba.engine.executor import Executor
from hiroba.engine.processes import ProcessExecutor, WorkerLostError
from hiroba.engine.threads import ThreadExecutor


class Recorded:
    """A task that writes down what its executor tells it."""

    def __init__(self, function: Callable[..., Any], *args: Any, kind: str = "plain") -> None:
        self.function = function
        self.is_generator = "generator" in kind
        self.is_async = "async" in kind
        self.is_logged = "logged" in kind
        self.printed = ""
        self.values: list[Any] = []
        self.error: BaseException | None = None
        self.has_value = threading.Event()
        self.has_ended = threading.Event()
        self.has_stopped = threading.Event()
        self._args = list(args)

    def prepare(self) -> tuple[list[Any], dict[str, Any]]:
        return self._args, {}

    def value(self, value: Any) -> None:
        self.values.append(value)
        self.has_value.set()

    def done(self) -> None:
        self.has_ended.set()

    def failed(self, error: BaseException) -> None:
        self.error = error
        self.has_ended.set()

    def stopped(self) -> None:
        self.has_stopped.set()

    def progress(self, units: Any) -> None:
        self.values.append(units)

    def toast(self, *message: Any) -> None:
        self.values.append(message)

    def output(self, text: str) -> None:
        self.printed += text


@pytest.fixture(params=[ThreadExecutor, ProcessExecutor], ids=["threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    executor = request.param()
    yield executor
    executor.close()


def run(executor: Executor, task: Recorded) -> Recorded:
    executor.start(task)
    assert task.has_ended.wait(30)
    return task


def test_a_plain_function_gives_one_value(executor: Executor) -> None:
    assert run(executor, Recorded(lambda a, b: a * b, 6, 7)).values == [42]


def test_a_generator_gives_its_values_in_order(executor: Executor) -> None:
    def numbers(end: int) -> Iterator[int]:
        yield from range(end)

    assert run(executor, Recorded(numbers, 100, kind="generator")).values == list(range(100))


def test_a_coroutine_gives_one_value(executor: Executor) -> None:
    async def double(number: int) -> int:
        await asyncio.sleep(0)
        return 2 * number

    assert run(executor, Recorded(double, 4, kind="async")).values == [8]


def test_a_coroutine_sees_what_was_set_for_its_run() -> None:
    note: ContextVar[str] = ContextVar("note", default="nothing")

    async def read() -> str:
        return note.get()

    task = Recorded(read, kind="async")
    task.prepare = lambda: (note.set("set"), ([], {}))[1]  # type: ignore[method-assign]  # sets it as a run does
    executor = ThreadExecutor()
    try:
        assert run(executor, task).values == ["set"]
    finally:
        executor.close()


def test_an_async_generator_gives_its_values_in_order(executor: Executor) -> None:
    async def numbers() -> AsyncIterator[int]:
        for number in range(3):
            yield number

    assert run(executor, Recorded(numbers, kind="async generator")).values == [0, 1, 2]


def test_an_exception_reaches_the_task_with_its_class_and_text(executor: Executor) -> None:
    def fail() -> None:
        raise KeyError("the jar is empty")

    task = run(executor, Recorded(fail))
    assert isinstance(task.error, KeyError)
    assert "the jar is empty" in str(task.error)


def test_a_coroutine_that_cancels_itself_has_failed(executor: Executor) -> None:
    async def give_up() -> None:
        raise asyncio.CancelledError

    assert isinstance(run(executor, Recorded(give_up, kind="async")).error, asyncio.CancelledError)


def test_a_function_may_close_over_the_variables_around_it(executor: Executor) -> None:
    factor = 3
    assert run(executor, Recorded(lambda x: factor * x, 5)).values == [15]


def test_a_cancelled_generator_gives_no_further_value(executor: Executor) -> None:
    def forever() -> Iterator[int]:
        number = 0
        while True:
            yield number
            number += 1
            time.sleep(0.001)

    task = Recorded(forever, kind="generator")
    handle = executor.start(task)
    assert task.has_value.wait(30)
    handle.cancel()
    assert task.has_stopped.wait(30)
    count = len(task.values)
    assert not task.has_ended.wait(0.1)
    assert len(task.values) == count


def test_a_process_ends_a_plain_function_at_once() -> None:
    executor = ProcessExecutor(max_workers=1)
    handle = executor.start(Recorded(lambda: time.sleep(3600)))
    handle.cancel()
    try:
        assert run(executor, Recorded(lambda: "free again")).values == ["free again"]
    finally:
        executor.close()


def test_a_crash_of_a_worker_fails_its_task_alone() -> None:
    executor = ProcessExecutor(max_workers=1)
    try:
        crashed = run(executor, Recorded(lambda: __import__("os")._exit(3)))
        assert isinstance(crashed.error, WorkerLostError)
        assert run(executor, Recorded(lambda: "still here")).values == ["still here"]
    finally:
        executor.close()


def test_an_interruption_ends_a_plain_function(executor: Executor) -> None:
    def turn() -> None:
        while True:
            pass

    task = Recorded(turn)
    executor.start(task).interrupt()
    assert ThreadExecutor is not type(executor) or task.has_ended.wait(30)
    assert run(executor, Recorded(lambda: "next")).values[-1] == "next"


def test_an_interruption_is_not_seen_by_the_next_task_of_the_thread() -> None:
    executor, gate = ThreadExecutor(max_threads=1), threading.Event()
    for _ in range(200):
        executor.start(Recorded(gate.is_set)).interrupt()
        assert run(executor, Recorded(lambda: [number for number in range(100)][-1])).values == [99]
    executor.close()


def test_a_task_that_is_cancelled_before_it_begins_hears_its_end() -> None:
    executor, gate = ThreadExecutor(max_threads=1), threading.Event()
    executor.start(Recorded(gate.wait))
    late = Recorded(lambda: "never")
    executor.start(late).cancel()
    gate.set()
    assert late.has_ended.wait(30)
    assert late.values == []
    executor.close()


def test_a_worker_tells_what_a_logged_function_prints_and_no_more() -> None:
    def work() -> None:
        import logging
        import sys

        print("one")
        sys.stderr.write("two\n")
        logging.getLogger("training").warning("three")
        print("four", end="")

    def fail() -> None:
        print("before the end")
        raise ValueError("no")

    executor = ProcessExecutor(1)
    try:
        logged = run(executor, Recorded(work, kind="logged"))
        assert logged.printed.startswith("one\ntwo\n")
        assert "three" in logged.printed
        assert logged.printed.endswith("four")
        assert run(executor, Recorded(work)).printed == ""
        failed = run(executor, Recorded(fail, kind="logged"))
        assert (failed.printed, str(failed.error)) == ("before the end\n", "no")
    finally:
        executor.close()


def test_a_strand_keeps_to_its_limit_and_to_the_order() -> None:
    executor = ThreadExecutor()
    strand, inside, seen = executor.strand(1), threading.Lock(), []

    def work(number: int) -> bool:
        is_alone = inside.acquire(blocking=False)
        seen.append(number)
        if number == 3:
            inside.release()
            raise ValueError("three")
        zlib.compress(bytes(300_000))  # others may run meanwhile
        if is_alone:
            inside.release()
        return is_alone

    tasks = [Recorded(work, number) for number in range(100)]
    for task in tasks:
        strand.start(task)
    assert all(task.has_ended.wait(30) for task in tasks)
    assert seen == list(range(100))
    assert {str(task.error) for task in tasks if task.error is not None} == {"three"}
    assert all(task.values == [True] for task in tasks if task.error is None)
    executor.close()


def test_a_strand_lets_others_have_its_thread_between() -> None:
    executor, gate, order = ThreadExecutor(max_threads=1), threading.Event(), []
    strand = executor.strand(1)
    strand.start(Recorded(gate.wait))
    tasks = [Recorded(order.append, number) for number in range(100)]
    for task in tasks:
        strand.start(task)
    other = Recorded(order.append, "other")
    executor.start(other)
    gate.set()
    assert all(task.has_ended.wait(30) for task in [*tasks, other])
    assert order.index("other") < len(tasks) / 2
    executor.close()


def test_a_task_of_a_strand_that_is_cancelled_before_it_begins_hears_its_end() -> None:
    executor, gate = ThreadExecutor(), threading.Event()
    strand = executor.strand(1)
    strand.start(Recorded(gate.wait))
    late, next_one = Recorded(lambda: "never"), Recorded(lambda: "next")
    strand.start(late).cancel()
    strand.start(next_one)
    gate.set()
    assert late.has_ended.wait(30)
    assert next_one.has_ended.wait(30)
    assert (late.values, next_one.values) == ([], ["next"])
    executor.close()
