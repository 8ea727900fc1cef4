"""What a function prints is shown by the log of its run, and by no other."""

from __future__ import annotations

import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import hiroba as gr
from hiroba.engine.output_capture import Sink
from hiroba.errors import ArgumentError
from hiroba.testing import User

logger = logging.getLogger("training")


def app(function, **options):
    with gr.Blocks() as demo:
        told, log, button = gr.Textbox(), gr.Log(**options), gr.Button()
        button.click(function, None, told, log=log)
    return demo, log, button


def test_prints_errors_and_messages_are_shown() -> None:
    def work() -> str:
        print("one")
        sys.stderr.write("two\n")
        logger.warning("three")
        return "done"

    demo, log, button = app(work)
    with User(demo) as user:
        user.fire(button.click)
        shown = user.value(log)

    assert shown.startswith("one\ntwo\n")
    assert "three" in shown


def test_what_a_worker_process_prints_is_shown() -> None:
    def work() -> str:
        print("elsewhere")
        return "done"

    with gr.Blocks() as demo:
        told, log, button = gr.Textbox(), gr.Log(), gr.Button()
        button.click(work, None, told, log=log, executor="process")
    with User(demo) as user:
        user.fire(button.click)
        assert (user.value(log), user.value(told)) == ("elsewhere\n", "done")


def test_threads_of_the_run_are_heard_and_a_pool_of_others_is_not() -> None:
    pool = ThreadPoolExecutor(1)
    pool.submit(print, "before").result()

    def work() -> str:
        thread = threading.Thread(target=print, args=("from a thread",))
        thread.start()
        thread.join()
        pool.submit(print, "from the pool").result()
        return ""

    demo, log, button = app(work)
    with User(demo) as user:
        user.fire(button.click)
        pool.submit(print, "by another").result()
        assert user.value(log) == "from a thread\nfrom the pool\n"
    pool.shutdown()


def test_a_run_begins_with_an_empty_log_unless_it_is_to_be_kept() -> None:
    for clears, expected in ((True, "hello\n"), (False, "hello\nhello\n")):
        demo, log, button = app(lambda: print("hello"), clears=clears)
        with User(demo) as user:
            user.fire(button.click)
            user.fire(button.click)
            assert user.value(log) == expected


def test_a_function_without_a_log_prints_nowhere_else() -> None:
    demo, log, button = app(lambda: print("mine"))
    with demo:
        other = gr.Button()
        other.click(lambda: print("theirs"))
    with User(demo) as user:
        user.fire(button.click)
        user.fire(other.click)
        assert user.value(log) == "mine\n"


def test_what_was_printed_before_a_failure_stays() -> None:
    def work() -> None:
        print("step 1")
        raise ValueError("broken")

    demo, log, button = app(work)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(log) == "step 1\n"


def test_a_closed_sink_takes_nothing_and_an_open_one_asks_once() -> None:
    asked: list[int] = []
    sink = Sink(lambda: asked.append(1))
    sink.write("a")
    sink.write("b")
    assert (asked, sink.take(), sink.take()) == ([1], "ab", "")
    sink.close()
    sink.write("c")
    assert sink.take() == ""


def test_a_flood_keeps_its_end() -> None:
    sink = Sink(lambda: None)
    for _ in range(3000):
        sink.write("x" * 1000)
    sink.write("end")
    text = sink.take()
    assert len(text) <= 1_000_000
    assert text.endswith("end")


def test_a_log_grows_by_what_was_written_and_forgets_its_oldest_lines() -> None:
    log = gr.Log(max_lines=10, render=False)
    assert log.grown("a\n", "b\n") == ("a\nb\n", [("append", ["value"], "b\n")])
    value, patches = log.grown("".join(f"{i}\n" for i in range(12)), "12\n")
    assert value == "".join(f"{i}\n" for i in range(3, 13))
    assert patches == [("replace", ["value"], value)]


def test_a_log_must_be_one() -> None:
    with gr.Blocks():
        with pytest.raises(ArgumentError, match="`log` must be a `Log`"):
            gr.Button().click(print, log=gr.Textbox())
        with pytest.raises(ArgumentError, match="several visitors at once"):
            gr.Button().click(print, log=gr.Log(), batch=True)
