"""`time_limit` of an event: what runs longer is ended on the server."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.testing import User


def test_a_generator_that_runs_too_long_is_closed_and_keeps_what_it_gave() -> None:
    closed: list[str] = []

    def count() -> Iterator[int]:
        try:
            yield from range(1000)
        finally:
            closed.append("closed")

    with gr.Blocks() as demo:
        number, after, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(count, None, number, time_limit=5).success(lambda: "next", None, after)
    with User(demo) as user:
        user.start(button.click)
        user.step()
        user.advance(5)
        assert (closed, user.value(number), user.value(after), user.errors) == (["closed"], "0", "next", [])


def test_a_function_that_runs_too_long_fails_and_says_why() -> None:
    with gr.Blocks() as demo:
        text, button = gr.Textbox(), gr.Button()
        button.click(lambda: "late", None, text, time_limit=2)
    with User(demo) as user:
        user.start(button.click)
        user.advance(2)
        assert "ran longer than 2 s" in user.errors[0].message
        assert user.value(text) in ("", None)


def test_a_function_that_ends_in_time_is_left_alone() -> None:
    with gr.Blocks() as demo:
        text, button = gr.Textbox(), gr.Button()
        button.click(lambda: "done", None, text, time_limit=2)
    with User(demo) as user:
        user.fire(button.click)
        user.advance(60)
        assert (user.value(text), user.errors) == ("done", [])


def test_the_place_of_an_endless_function_is_free_again() -> None:
    begun = threading.Event()

    def turn(word: str) -> str:
        begun.set()
        while word == "endless":
            pass
        return word

    with gr.Blocks() as demo:
        word, text, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(turn, word, text, time_limit=0.05, api_name="turn", concurrency_limit=1)
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        import httpx

        answers = [httpx.post(f"{url}gradio_api/run/turn", json={"data": [word]}) for word in ("endless", "short")]
        assert [answer.status_code for answer in answers] == [500, 200]
        assert begun.is_set()
    finally:
        demo.close()


def test_a_limit_that_is_no_time_is_refused_where_it_was_written() -> None:
    with gr.Blocks(), pytest.raises(ArgumentError, match="time_limit"):
        gr.Button().click(lambda: None, time_limit=-1)
