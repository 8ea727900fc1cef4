"""A user without a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.testing import User


def test_a_click_runs_the_function_with_what_was_set() -> None:
    with gr.Blocks() as demo:
        name, greeting = gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda name: f"Hello {name}!", name, greeting)
    with User(demo) as user:
        user.set(name, "Ada")
        user.fire(button.click)
        assert user.value(greeting) == "Hello Ada!"


def test_a_generator_goes_on_step_by_step() -> None:
    def count() -> Iterator[str]:
        yield "one"
        yield "two"

    with gr.Blocks() as demo:
        number = gr.Textbox()
        button = gr.Button()
        button.click(count, None, number)
    with User(demo) as user:
        user.start(button.click)
        seen = []
        while user.step():
            seen.append(user.value(number))
        assert seen == ["one", "two"]


def test_an_async_generator_runs_to_its_end() -> None:
    async def count() -> AsyncIterator[str]:
        yield "one"
        yield "two"

    with gr.Blocks() as demo:
        number = gr.Textbox()
        button = gr.Button()
        button.click(count, None, number)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(number) == "two"


def test_time_passes_only_when_it_is_told_to() -> None:
    with gr.Blocks() as demo:
        ticks = gr.Textbox("")
        gr.Timer(2).tick(lambda seen: seen + "x", ticks, ticks)
    with User(demo) as user:
        user.advance(5)
        assert user.value(ticks) == "xx"


def test_an_event_without_a_function_is_refused() -> None:
    with gr.Blocks() as demo:
        button = gr.Button()
    with User(demo) as user, pytest.raises(ArgumentError, match="No function listens"):
        user.fire(button.click)


def test_two_screens_of_one_session_show_the_same_values_and_job() -> None:
    def count() -> Iterator[str]:
        yield "one"
        yield "two"

    with gr.Blocks() as demo:
        number = gr.Textbox()
        button = gr.Button()
        button.click(count, None, number)
    with User(demo) as ada:
        ada.start(button.click)
        ada.step()
        bob = User(demo, together_with=ada)
        assert bob.value(number) == ada.value(number)
        while bob.step():
            pass
        assert (ada.value(number), bob.value(number)) == ("two", "two")
