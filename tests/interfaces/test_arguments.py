"""Wrong arguments: each error names the parameter, what it takes, and what came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError


def _click(**options: Any) -> None:
    with gr.Blocks():
        gr.Button().click(str, **options)


def _on(triggers: Any) -> None:
    with gr.Blocks():
        gr.on(triggers, str)


def _examples(**options: Any) -> None:
    with gr.Blocks():
        gr.Examples(**{"examples": [["a"]], "inputs": gr.Textbox()} | options)


def _interface(**options: Any) -> None:
    gr.Interface(str, "text", "text", **options)


def _chat(**options: Any) -> None:
    gr.ChatInterface(lambda message, history: message, **options)


def _tabs(apps: Any, names: Any = None) -> None:
    gr.TabbedInterface(apps, names)


def _launch(**options: Any) -> None:
    gr.Blocks().launch(prevent_thread_lock=True, quiet=True, **options)


WRONG: list[tuple[Callable[[], None], str]] = [
    (lambda: _click(cancels=5), r"`cancels` takes what attaching a function returned, .* got 5"),
    (lambda: _click(show_progress_on=5), "`show_progress_on` must be a component or a list of components, got 5"),
    (lambda: _click(validator=5), "`validator` must be a function of the inputs, got 5"),
    (lambda: _click(stream_every="x"), "`stream_every` must be a number of seconds, got 'x'"),
    (lambda: _on(5), "`triggers` holds events such as `button.click`, got 5"),
    (lambda: _examples(inputs=5), "`inputs` must be a list of components, got 5"),
    (lambda: _examples(outputs=5), "`outputs` must be a list of components, got 5"),
    (lambda: _examples(examples_per_page="x"), "`examples_per_page` must be at least 1, got 'x'"),
    (lambda: _examples(example_labels=5), "`example_labels` must be a list of texts, got 5"),
    (lambda: _examples(example_labels=["One", "Two"]), "`example_labels` takes a text for each"),
    (lambda: _interface(flagging_options=5), "`flagging_options` must be a list of texts, got 5"),
    (lambda: _interface(flagging_callback="csv"), "`flagging_callback` must be a `FlaggingCallback`.* got 'csv'"),
    (lambda: _chat(chatbot=5), "`chatbot` must be a `Chatbot`, got 5"),
    (lambda: _chat(textbox="x"), "`textbox` must be a `Textbox` or a `MultimodalTextbox`, got 'x'"),
    (lambda: _chat(examples=5), "`examples` must be a list of messages, got 5"),
    (lambda: _chat(additional_outputs=5), "`additional_outputs` takes components.* got 5"),
    (lambda: _tabs(5), "`interface_list` must be a list of apps, got 5"),
    (lambda: _tabs(["x"]), "`interface_list` holds apps.* got 'x'"),
    (lambda: _tabs([gr.Blocks()], 5), "`tab_names` must be a list of texts, got 5"),
    (lambda: gr.Blocks().queue(max_size="x"), "`max_size` must be at least 0, or None, got 'x'"),
    (lambda: gr.Blocks().queue(default_concurrency_limit="x"), "`default_concurrency_limit` must be at least 1"),
    (lambda: gr.Image(webcam_options={"mirror": False}), "`webcam_options` must be a `WebcamOptions`, got {'mirror'"),  # type: ignore[arg-type]  # what is tested
    (lambda: gr.ImageEditor(brush=True), "`brush` must be a `Brush`, got True"),  # type: ignore[arg-type]  # what is tested
    (lambda: gr.Chatbot(examples=["a"]), "`examples` must be a `dict`, got 'a'"),  # type: ignore[list-item]  # what is tested
    (lambda: gr.Chatbot(avatar_images=5), "`avatar_images` must be a pair of pictures.* got 5"),  # type: ignore[arg-type]  # what is tested
    (lambda: _launch(server_name=5), "`server_name` must be an address .* got 5"),
    (lambda: _launch(favicon_path=5), "`favicon_path` must be the path of a picture that is there, got 5"),
    (lambda: _launch(allowed_paths=[5]), r"`allowed_paths` must be a path, or a list of paths, got \[5\]"),
    (lambda: _launch(css=5), "`css` must be a text, got 5"),
    (lambda: _launch(css_paths="missing.css"), "`css_paths` must be files with text .* got 'missing.css'"),
    (lambda: _launch(head_paths=5), "`head_paths` must be a list of paths, got 5"),
    (lambda: _launch(ssl_certfile="missing.pem"), "`ssl_certfile` must be the path of a PEM file .* got 'missing.pem'"),
    (lambda: _launch(ssl_keyfile="key.pem"), "`ssl_keyfile` needs its certificate"),
    (lambda: _launch(state_session_capacity=-1), "`state_session_capacity` must be a whole number from 1 on, got -1"),
]


@pytest.mark.parametrize(
    ("make", "message"), WRONG, ids=[f"{i}: {message[:24]}" for i, (_, message) in enumerate(WRONG)]
)
def test_a_wrong_argument_is_told_by_its_name(make: Callable[[], None], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        make()


def test_examples_without_a_number_a_page_show_ten() -> None:
    with gr.Blocks():
        examples = gr.Examples([["a"]], gr.Textbox(), examples_per_page=None)  # type: ignore[arg-type]  # what is tested

    assert examples.dataset.samples_per_page == 10
