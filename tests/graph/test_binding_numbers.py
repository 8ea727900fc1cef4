"""By which numbers and names programs call what an app binds: the same as in the compatible API."""

from __future__ import annotations

from typing import Any

import pytest

import hiroba as gr


def endpoints(demo: gr.Blocks) -> dict[str, int]:
    """Return the numbers of the listed endpoints, by name."""
    numbers = {str(binding.api_name): int(id) for id, binding in demo.fns.items()}
    return {name[1:]: numbers[name[1:]] for name in demo.get_api_info()["named_endpoints"]}


def greet() -> str:
    return "Hello"


def echo(message: str, history: list[Any]) -> str:
    return message


def test_what_computes_a_value_is_an_endpoint_behind_all_others() -> None:
    with gr.Blocks() as demo:
        gr.Textbox(greet)
        number = gr.Slider(randomize=True)
        gr.Button().click(lambda: 1, None, number)
    assert endpoints(demo) == {"lambda": 0, "greet": 1, "get_random_value": 2}


def test_what_computes_a_value_of_a_page_runs_when_that_page_opens() -> None:
    with gr.Blocks() as demo:
        gr.Textbox(greet)
    with demo.route("Second"):
        gr.Number(value=lambda: 2)
    assert [[binding.api_name for binding in page.bindings] for page in demo.pages] == [["greet"], ["lambda"]]


def test_an_app_inside_of_another_one_counts_on() -> None:
    with gr.Blocks() as demo:
        demo.load(lambda: 1)
        with gr.Blocks() as inner:
            gr.Textbox(value=lambda: 2)
            inner.load(lambda: 3)
            inner.load(lambda: 4)
        demo.load(lambda: 5)
    assert endpoints(demo) == {"lambda": 0, "lambda_1": 1, "lambda_2": 2, "lambda_3": 3, "lambda_4": 4}


def test_an_app_that_is_placed_keeps_what_it_left_out() -> None:
    apps = [gr.Interface(lambda text: text, "text", "text", api_name=name) for name in (None, "second", None)]
    assert endpoints(gr.TabbedInterface(apps)) == {"lambda": 0, "second": 6, "lambda_3": 12}


def test_cancelling_takes_a_number_of_its_own() -> None:
    with gr.Blocks() as demo:
        button = gr.Button()
        run = button.click(greet)
        button.click(None, cancels=run)
        demo.unload(lambda: None)
        button.click(lambda: None)
    assert endpoints(demo) == {"greet": 0, "lambda_1": 4}


def test_a_link_to_what_is_shown_takes_the_place_of_two_functions() -> None:
    with gr.Blocks() as demo:
        gr.DeepLinkButton()
        demo.load(lambda: None)
    assert endpoints(demo) == {"lambda_1": 2}


def test_flagging_takes_as_many_numbers_for_any_number_of_fields() -> None:
    with gr.Blocks() as demo:
        gr.Interface(lambda a, b: a, ["text", "text"], "text", flagging_options=["good", "bad"])
        demo.load(lambda: None)
    assert endpoints(demo) == {"lambda": 0, "lambda_3": 9}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, {"echo": 6, "lambda_14": 31}),
        ({"editable": True}, {"echo": 6, "lambda_17": 38}),
        ({"examples": ["a"]}, {"echo": 7, "lambda_17": 37}),
        ({"examples": ["a"], "run_examples_on_click": False}, {"echo": 7, "lambda_14": 33}),
        ({"examples": ["a"], "cache_examples": True}, {"echo": 8, "lambda_16": 36}),
        ({"flagging_mode": "manual"}, {"echo": 6, "lambda_14": 32}),
    ],
    ids=str,
)
def test_a_chat_takes_as_many_numbers_as_it_has_steps_there(options: dict[str, Any], expected: dict[str, int]) -> None:
    with gr.Blocks() as demo:
        gr.ChatInterface(echo, **options)
        demo.load(lambda: None)
    assert endpoints(demo) == expected
